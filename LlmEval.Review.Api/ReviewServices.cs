using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Assignments;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Tracking;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Assignments;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Eval360.Transport;
using LlmEval.Review.Api.Events;
using LlmEval.Review.Api.Judging;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.Observatory;
using LlmEval.Review.Api.Preferences;
using LlmEval.Review.Api.Problems;
using LlmEval.Review.Api.PromptLab.Transport;
using LlmEval.Review.Api.Review;
using LlmEval.Review.Api.Runs;
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
        services.AddEval360();
        services.AddPromptLab();
        services.AddObservatory();
        services.AddObservatoryWrites();
        services.AddLab(options);
        services.AddAssignmentServers();
        services.AddPorts(options);
    }

    private static void AddPorts(this IServiceCollection services, ReviewServerOptions options)
    {
        services.AddSingleton<IResultReader>(provider => new PostgresResultReader(Database(provider)));
        services.AddSingleton<ITrackingOutbox>(provider => new PostgresTrackingOutbox(Database(provider)));
        services.AddSingleton<IRunPages>(provider => new PostgresRunPages(Database(provider)));
        services.AddSingleton<IAttemptReader>(provider => new PostgresAttemptReader(Database(provider)));
        services.AddSingleton<IReviewStore>(provider => new PostgresReviewStore(Database(provider)));
        services.AddSingleton<IReviewReader>(provider => new PostgresReviewReader(Database(provider)));
        services.AddSingleton<IReviewLists>(provider => new PostgresReviewLists(Database(provider)));
        services.AddSingleton<IReviewQueue>(provider => new PostgresReviewQueue(Database(provider), leaseTime: options.LeaseTime));
        services.AddSingleton<IAnsweredSamples>(provider => new PostgresAnsweredSamples(Database(provider)));
        services.AddSingleton<IGuidelineStore>(provider => new PostgresGuidelineStore(Database(provider)));
        services.AddSingleton<IUserStore>(provider => new PostgresUserStore(Database(provider)));
        services.AddSingleton<IAuditLog>(provider => new PostgresAuditLog(Database(provider)));
        services.AddSingleton<RunLookup>();
        services.AddSingleton<RunFiguresCache>();
        services.AddSingleton<TaskOrders>();
        services.AddSingleton<RunComparisons>();
        services.AddSingleton<PairViews>();
        services.AddSingleton<KnownRuns>();
        services.AddSingleton<RunReviews>();
        services.AddSingleton<RunPreferences>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<ItemContexts>();
        services.AddSingleton<JudgmentSubmission>();
        services.AddSingleton(TimeProvider.System);
    }

    private static PostgresDatabase Database(IServiceProvider provider) => provider.GetRequiredService<PostgresDatabase>();
}
