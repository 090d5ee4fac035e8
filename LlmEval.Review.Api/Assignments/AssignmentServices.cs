using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Assignments.Servers;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Pipeline.Assignments.Course;
using LlmEval.Review.Api.Assignments.Builder;
using LlmEval.Review.Api.Assignments.Instructor;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.Assignments;

/// <summary>What the surfaces under <c>/assignments</c> need.</summary>
internal static class AssignmentServices
{
    /// <summary>Adds it.</summary>
    public static void AddAssignmentServers(this IServiceCollection services)
    {
        services.AddSingleton<IBuildJobStore>(provider => new PostgresBuildJobs(provider.GetRequiredService<PostgresDatabase>()));
        services.AddSingleton<ICourseStore>(provider => new PostgresCourse(provider.GetRequiredService<PostgresDatabase>()));
        services.AddSingleton<BuilderDesk>();
        services.AddSingleton<InstructorDesk>();
        services.AddSingleton<EvaluationSignal>();
    }

    /// <summary>Adds what runs as long as the server does.</summary>
    public static void AddAssignmentWork(this IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<BuilderDesk>());
        services.AddHostedService<EvaluationService>();
    }
}
