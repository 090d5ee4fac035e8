using System.Net;
using System.Security.Cryptography;
using System.Text;
using LlmEval.Review.Api.Eval360.Transport;
using LlmEval.Review.Api.Problems;
using LlmEval.Review.Api.PromptLab.Transport;
using LlmEval.Review.Api.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Access;

/// <summary>Keeps pages of other origins from using a browser that this server trusts.</summary>
internal static class RequestChecks
{
    /// <summary>The header that changes carry.</summary>
    public const string CsrfHeader = "X-CSRF-Token";

    /// <summary>
    /// Refuses names that are not this machine's while the server listens on loopback: a foreign name that resolves to 127.0.0.1 would make a
    /// foreign page same-origin (DNS rebinding). Programs that carry a token to a compatible surface may call it as they like.
    /// </summary>
    public static void UseHostCheck(this IApplicationBuilder app, ReviewServerOptions options)
    {
        if (!options.IsLocal) return;
        app.Use((context, next) => IsKnown(context.Request.Host, options) || Eval360Pipeline.CarriesToken(context) || PromptLabPipeline.CarriesToken(context)
            ? next(context)
            : throw new ProblemException(
                StatusCodes.Status421MisdirectedRequest,
                "Not this server's name",
                $"This server answers to localhost and 127.0.0.1 only, not to '{context.Request.Host}'. Nothing was changed. Open it by one of these names."));
    }

    /// <summary>Refuses changes that another origin sent, and those without the token that only our own pages can read.</summary>
    public static void UseWriteProtection(this IApplicationBuilder app, ReviewServerOptions options) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return next(context);
        RequireOwnOrigin(request, options);
        // A bearer token is not sent by browsers of themselves; nobody is known yet at a login.
        if (CurrentUser.Of(context) is { CsrfToken: { } expected } && !request.Path.Equals(SessionEndpoints.LogInPath, StringComparison.OrdinalIgnoreCase) && !Carries(request, expected))
        {
            throw ProblemException.Forbidden(
                $"The change carries no valid {CsrfHeader}, so it may come from another page. Nothing was changed. Take the token from GET {ReviewApi.Root}/me.");
        }

        return next(context);
    });

    /// <summary>Whether a request was sent by a page of this server, or by no page at all.</summary>
    public static bool IsOwn(HttpRequest request, ReviewServerOptions options)
    {
        var origin = request.Headers.Origin.ToString();
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            && (origin.Length == 0 || string.Equals(origin, OwnOrigin(request, options), StringComparison.OrdinalIgnoreCase));
    }

    private static void RequireOwnOrigin(HttpRequest request, ReviewServerOptions options)
    {
        if (IsOwn(request, options)) return;
        throw ProblemException.Forbidden($"The change was sent by a page of another origin ('{request.Headers.Origin}', not '{OwnOrigin(request, options)}'). Nothing was changed.");
    }

    private static string OwnOrigin(HttpRequest request, ReviewServerOptions options) =>
        options.PublicAddress is { } address ? address.GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host}";

    private static bool Carries(HttpRequest request, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[CsrfHeader].ToString()), Encoding.UTF8.GetBytes(expected));

    private static bool IsKnown(HostString host, ReviewServerOptions options)
    {
        var name = host.Host.Trim('[', ']');
        return string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address))
            || string.Equals(name, options.PublicAddress?.Host, StringComparison.OrdinalIgnoreCase);
    }
}
