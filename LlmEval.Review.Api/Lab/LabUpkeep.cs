using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Lab;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Lab;

/// <summary>Gives a new lab its first review prompts, and goes on with what processes left behind that were killed.</summary>
internal sealed class LabUpkeep(ILabCatalogue catalogue, LabSettings settings, LabRunner runner, TimeProvider clock, ILogger<LabUpkeep> log) : BackgroundService
{
    // Also while this server runs a command may be killed in the middle of its work.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do await KeepAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LabSeeding.SeedAsync(catalogue, settings, cancellationToken);
            await runner.ResumeAsync(cancellationToken);
        }
        catch (StorageException e)
        {
            log.CannotResume(e.Message);
        }
    }
}
