using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Tracking;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api;

/// <summary>What the endpoints work with.</summary>
internal static class ReviewServices
{
    /// <summary>Adds everything but the database, which is resolved when the first port is.</summary>
    public static void AddReviewApi(this IServiceCollection services, ReviewServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<LocalAccess>();
        services.AddAuthentication(AccessHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, AccessHandler>(AccessHandler.SchemeName, configureOptions: null);
        services.AddRateLimiter(LoginLimit.Configure);
        services.AddResponseCompression(compression => compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"]);
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemHandler>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddAuthorization(Policies.Configure);
        services.AddOpenApi(OpenApiContract.Name, OpenApiContract.Configure);
        services.AddPorts();
    }

    private static void AddPorts(this IServiceCollection services)
    {
        services.AddSingleton<IResultReader>(provider => new PostgresResultReader(Database(provider)));
        services.AddSingleton<ITrackingOutbox>(provider => new PostgresTrackingOutbox(Database(provider)));
        services.AddSingleton<IReviewStore>(_ => throw new NotImplementedException());
        services.AddSingleton<IReviewReader>(_ => throw new NotImplementedException());
        services.AddSingleton<IReviewQueue>(_ => throw new NotImplementedException());
        services.AddSingleton<IGuidelineStore>(_ => throw new NotImplementedException());
        services.AddSingleton<IUserStore>(_ => throw new NotImplementedException());
        services.AddSingleton<IAuditLog>(_ => throw new NotImplementedException());
        services.AddSingleton(TimeProvider.System);
    }

    private static PostgresDatabase Database(IServiceProvider provider) => provider.GetRequiredService<PostgresDatabase>();
}
