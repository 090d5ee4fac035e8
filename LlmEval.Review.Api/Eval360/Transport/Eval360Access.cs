using System.Security.Cryptography;
using System.Text;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.Eval360.Transport;

/// <summary>Who may use an endpoint of this surface. Sessions and the user of this machine count for nothing here: any page may send requests.</summary>
internal sealed class Eval360Access(ReviewServerOptions options, IUserStore users)
{
    private const string Bearer = "Bearer ";

    /// <summary>What an endpoint asks of whoever uses it.</summary>
    internal enum Level
    {
        /// <summary>Everybody where reads are public; else any token.</summary>
        Read,

        /// <summary>The dashboard token, or the token of a user with role ingest or admin.</summary>
        Ingest,

        /// <summary>The dashboard token, or the token of an admin.</summary>
        Admin,
    }

    /// <summary>Refuses who may not.</summary>
    /// <exception cref="CompatException">They may not; in the original's words where it has some.</exception>
    public async Task RequireAsync(HttpContext context, Level level)
    {
        var isPublic = options.IsLocal || options.Eval360.PublicReads;
        if (level == Level.Read && isPublic) return;

        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            throw Refusal("Missing ingest token", "The request carries no token. Send it as 'Authorization: Bearer <token>'.");
        if (options.Eval360.DashboardToken is { } token && IsSame(header, Bearer + token.Reveal())) return;
        if (header.StartsWith(Bearer, StringComparison.Ordinal)
            && await users.FindByTokenAsync(new Secret("the Authorization header", header[Bearer.Length..].Trim()), context.RequestAborted) is { } user)
        {
            if (!Includes(user.Role, level))
                throw new CompatException(StatusCodes.Status403Forbidden, $"The role {NameOf<UserRole>.Of(user.Role)} does not include this. Nothing was changed. Ask an admin.");
            new CurrentUser(user, AccessKind.Token, null, null).SignIn(context, AccessHandler.SchemeName);
            return;
        }

        if (options.Eval360.DashboardToken is null && level != Level.Read)
        {
            throw new CompatException(
                StatusCodes.Status503ServiceUnavailable,
                "Ingest not configured",
                $"Ingest not configured: set {Eval360Options.TokenVariable} for the server, or send the token of a user: llm-eval users add NAME --role ingest");
        }

        throw Refusal("Invalid ingest token", "Invalid ingest token");
    }

    private static CompatException Refusal(string detail, string error) => new(StatusCodes.Status401Unauthorized, detail, error);

    private static bool Includes(UserRole role, Level level) => level switch
    {
        Level.Read => true,
        Level.Ingest => role is UserRole.Ingest or UserRole.Admin,
        _ => role is UserRole.Admin,
    };

    // Hashes have one length: the comparison takes the same time whatever was sent.
    private static bool IsSame(string sent, string expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(sent)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}

/// <summary>Says and checks who may use endpoints of this surface.</summary>
internal static class Eval360AccessRules
{
    /// <summary>Lets in programs that send results, and admins.</summary>
    public static TBuilder RequireIngestToken<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Rule(Eval360Access.Level.Ingest));

    /// <summary>Lets in admins.</summary>
    public static TBuilder RequireAdminToken<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Rule(Eval360Access.Level.Admin));

    /// <summary>Checks before anything of the request is read.</summary>
    public static void UseEval360Access(this IApplicationBuilder app)
    {
        var access = app.ApplicationServices.GetRequiredService<Eval360Access>();
        app.Use(async (context, next) =>
        {
            await access.RequireAsync(context, context.GetEndpoint()?.Metadata.GetMetadata<Rule>()?.Level ?? Eval360Access.Level.Read);
            await next(context);
        });
    }

    private sealed record Rule(Eval360Access.Level Level);
}
