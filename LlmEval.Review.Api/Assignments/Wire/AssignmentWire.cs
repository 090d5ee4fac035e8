using LlmEval.Review.Api.About;
using LlmEval.Review.Api.Assignments.Builder;
using LlmEval.Review.Api.Assignments.Instructor;
using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Assignments.Wire;

/// <summary>The two surfaces of the course's wire (assignments.md, 3 and 6): a builder's and an instructor's.</summary>
/// <remarks>Whoever sends tasks is known by the secret in them, whoever sends notices by the nonce: neither has a login. An instructor's lists are for admins.</remarks>
internal static class AssignmentWire
{
    /// <summary>Where the builder stands.</summary>
    public const string BuilderRoot = "/assignments/builder";

    /// <summary>Where the instructor stands.</summary>
    public const string InstructorRoot = "/assignments/instructor";

    // Attachments of 25 MiB in base64, and what stands around them.
    private const long LargestTask = 40L << 20;

    /// <summary>Whether a request is for one of them.</summary>
    public static bool Covers(HttpContext context) =>
        context.Request.Path.StartsWithSegments(BuilderRoot, StringComparison.Ordinal) || context.Request.Path.StartsWithSegments(InstructorRoot, StringComparison.Ordinal);

    /// <summary>Lets one of them stand at <c>/api</c> and <c>/health</c> too, where that is asked for; our own API keeps its place.</summary>
    public static void UseAssignmentWireAtRoot(this IApplicationBuilder app, ReviewServerOptions options)
    {
        if (options.Assignments.AtRoot is not { } role) return;
        var root = role == AssignmentRole.Builder ? BuilderRoot : InstructorRoot;
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            var isTheirs = path == HealthEndpoints.Path
                || (path.StartsWithSegments("/api", StringComparison.Ordinal) && !path.StartsWithSegments(ReviewApi.Root, StringComparison.Ordinal));
            if (isTheirs) context.Request.Path = root + path;
            return next(context);
        });
    }

    /// <summary>Their errors.</summary>
    public static void UseAssignmentWireTransport(this IApplicationBuilder app) => app.UseWhen(Covers, wire => wire.UseWireErrors());

    /// <summary>Maps them.</summary>
    public static void MapAssignmentWire(this IEndpointRouteBuilder app)
    {
        foreach (var root in new[] { BuilderRoot, InstructorRoot })
            app.MapGet(root + HealthEndpoints.Path, HealthEndpoints.IsAlive).AllowAnonymous().ExcludeFromDescription();
        var builder = Group(app, BuilderRoot + "/api");
        builder.MapBuilder();
        Rest(builder);
        var instructor = Group(app, InstructorRoot + "/api");
        instructor.MapInstructor();
        Rest(instructor);
    }

    /// <summary>Lets requests be as large as tasks are.</summary>
    public static void TakesTasks(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new BodyLimit(LargestTask));

    private static RouteGroupBuilder Group(IEndpointRouteBuilder app, string root) => app.MapGroup(root).AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(WriteAsync);

    private static void Rest(RouteGroupBuilder group) =>
        group.Map("/{**path}", context => throw new CompatException(StatusCodes.Status404NotFound, "not_found", $"There is nothing at {context.Request.Method} {context.Request.Path}."));

    private static async ValueTask<object?> WriteAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await next(context) is { } result ? result as IResult ?? TypedResults.Json(result, WireJson.Options) : null;

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
