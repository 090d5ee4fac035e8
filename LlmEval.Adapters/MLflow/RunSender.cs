using LlmEval.Adapters.MLflow.Contents;
using LlmEval.Adapters.MLflow.Rest;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;

namespace LlmEval.Adapters.MLflow;

/// <summary>Sends one run. Every step finds what an earlier attempt left; children end before their parent; what was sent is read back at the end.</summary>
internal sealed class RunSender(MlflowConnection connection, MlflowOptions options, TimeProvider time, string experiment, TrackedRun tracked)
{
    private readonly RunApi runs = new(connection);
    private readonly RunFiles files = new(connection);
    private readonly RunTags tags = new(tracked.Run, options.User);
    private readonly List<SentPart> sent = [];

    /// <summary>Sends it.</summary>
    /// <exception cref="MlflowException">Not everything arrived.</exception>
    public async Task<TrackingReport> SendAsync(CancellationToken cancellationToken)
    {
        var parent = await CreateAsync(RunParts.Whole(tracked), parent: null, cancellationToken);
        foreach (var line in RunParts.Lines(tracked))
        {
            var child = await CreateAsync(line, parent.Run.RunId, cancellationToken);
            await LogAsync(child, cancellationToken);
            await EndAsync(child, cancellationToken);
        }

        await LogAsync(parent, cancellationToken);
        await runs.LogInputsAsync(new LogInputs(parent.Run.RunId, [RunDataset.Of(tracked)]), cancellationToken);
        foreach (var file in tracked.Files) await files.PutAsync(parent.Run, file, cancellationToken);
        await EndAsync(parent, cancellationToken);
        foreach (var part in sent) part.Compare(await runs.GetAsync(part.Run.RunId, cancellationToken));
        return new TrackingReport { ExternalId = parent.Run.RunId, Page = PageOf(parent.Run), Notes = files.Notes };
    }

    private async Task<SentPart> CreateAsync(RunPart part, string? parent, CancellationToken cancellationToken)
    {
        // The same times whenever it is sent: the same rows.
        var logged = LoggedPart.Of(part, tags.Of(part, parent), Milliseconds(tracked.Run.FinishedAt ?? tracked.Run.StartedAt));
        var create = new CreateRun(experiment, LongText.Fit(part.Name, LongText.LongestTag), Milliseconds(tracked.Run.StartedAt), logged.Tags);
        var run = await runs.FindOrCreateAsync(create, [.. logged.Tags.Where(RunTags.IsIdentity)], cancellationToken);
        var made = new SentPart(run, logged, HasInputs: parent is null);
        sent.Add(made);
        return made;
    }

    private async Task LogAsync(SentPart part, CancellationToken cancellationToken)
    {
        var whole = new LogBatch(part.Run.RunId, part.Logged.Metrics, part.Logged.Params, part.Logged.Tags);
        foreach (var batch in BatchSplitter.Split(whole)) await runs.LogAsync(batch, cancellationToken);
        if (part.Logged.LongValues.Count > 0) await files.PutAsync(part.Run, part.Logged.LongValuesFile(), cancellationToken);
    }

    private Task EndAsync(SentPart part, CancellationToken cancellationToken) => runs.EndAsync(
        new UpdateRun(part.Run.RunId, StatusOf(tracked.Run.Status), Milliseconds(tracked.Run.FinishedAt ?? time.GetUtcNow())), cancellationToken);

    private Uri PageOf(RunInfo run) => new($"{options.Server.AbsoluteUri.TrimEnd('/')}/#/experiments/{experiment}/runs/{run.RunId}");

    private static long Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    // Finished is an evaluation that measured what it could, whatever the models scored.
    private static string StatusOf(RunStatus status) => status switch
    {
        RunStatus.Completed => "FINISHED",
        RunStatus.Failed => "FAILED",
        _ => "KILLED",
    };
}
