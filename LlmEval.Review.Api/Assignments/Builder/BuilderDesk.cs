using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Pipeline.Assignments.Building;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Assignments.Builder;

/// <summary>The builder of this server: takes tasks, and works on them for as long as the server runs.</summary>
internal sealed class BuilderDesk(ReviewServerOptions options, IBuildJobStore jobs, TimeProvider time, ILogger<BuilderDesk> log) : BackgroundService
{
    private readonly Lazy<(BuildDesk Desk, BuildWorker Worker)> builder = new(() => Create(options.Assignments.Builder, jobs, time, log));

    /// <summary>Takes tasks.</summary>
    public BuildDesk Desk => builder.Value.Desk;

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Assignments.Builder is null ? Task.CompletedTask : builder.Value.Worker.RunAsync(stoppingToken);

    private static (BuildDesk Desk, BuildWorker Worker) Create(BuilderParts? parts, IBuildJobStore jobs, TimeProvider time, ILogger log)
    {
        // Without settings it takes nothing, and says so.
        var settings = parts?.Settings ?? new BuilderSettings { Name = "" };
        var ports = parts?.Ports(jobs) ?? new BuilderPorts { Jobs = jobs, Deployer = null!, Notices = null!, Time = time };
        var worker = new BuildWorker(settings, ports) { Waiting = log.JobsWait, Broken = (job, bug) => log.JobBroke(bug, job.Task, job.Round) };
        return (new BuildDesk(settings, ports, worker), worker);
    }
}

/// <summary>What the server says of jobs that cannot go on.</summary>
internal static partial class BuilderLog
{
    [LoggerMessage(LogLevel.Error, "Builds wait: {Reason}")]
    public static partial void JobsWait(this ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "The build of {Task}, round {Round}, ended by a fault of this server")]
    public static partial void JobBroke(this ILogger log, Exception bug, string task, int round);
}
