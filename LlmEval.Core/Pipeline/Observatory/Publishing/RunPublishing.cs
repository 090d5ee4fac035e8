using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Observatory.Publishing;

namespace LlmEval.Core.Pipeline.Observatory.Publishing;

/// <summary>Publishes stored runs: at the end of a run, and later what had not arrived. All of it is made from the store.</summary>
/// <param name="reader">Reads the runs.</param>
/// <param name="outbox">Remembers what arrived.</param>
/// <param name="createPublisher">Makes the way to a place.</param>
public sealed class RunPublishing(IResultReader reader, ITrackingOutbox outbox, Func<TrackingTarget, IObservatoryPublisher> createPublisher)
{
    /// <summary>The literal name under which the outbox keeps what is to be published.</summary>
    public const string LiteralName = "observatory";

    /// <summary>The address that stands for our own store.</summary>
    public static readonly Uri OwnStore = new("llm-eval:store");

    /// <summary>Remembers what arrived.</summary>
    public ITrackingOutbox Outbox => outbox;

    /// <summary>A place in the outbox.</summary>
    /// <param name="server">The server; null: our own store.</param>
    public static TrackingTarget Target(Uri? server) => new(LiteralName, server ?? OwnStore, "");

    /// <summary>Publishes a run that is over, and notes what came of it. When cancelled, the rest stays to be sent.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">The seed of its config; null when unknown.</param>
    /// <param name="target">Where to.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StorageException">The store cannot be reached.</exception>
    public async Task<PublishingReport> SendAsync(RunRecord run, ObservatoryOptions options, long? seed, TrackingTarget target, CancellationToken cancellationToken)
    {
        await using var claim = await outbox.TryClaimAsync(run.Id, target, CancellationToken.None);
        if (claim is null) return PublishingReport.Failed("another llm-eval process is sending it at this moment");
        PublishingReport report;
        try
        {
            await using var publisher = createPublisher(target);
            report = await PublishAsync(publisher, run, options, seed, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            report = PublishingReport.Failed("it was stopped before everything had arrived");
        }

        await outbox.RecordAsync(run.Id, target, new TrackingReport { Error = report.Error }, CancellationToken.None);
        return report;
    }

    private async Task<PublishingReport> PublishAsync(IObservatoryPublisher publisher, RunRecord run, ObservatoryOptions options, long? seed, CancellationToken cancellationToken)
    {
        var cases = await reader.ReadCasesAsync(run.Id, cancellationToken);
        var lines = Lines(run, await reader.ReadSetupAsync(run.Id, cancellationToken), cases, seed).ToList();
        var examples = options.Examples ? await ExamplesAsync(run, options, lines, cases, cancellationToken) : null;
        var published = new List<PublishedResult>();
        foreach (var line in lines)
        {
            var publication = new Publication(LineSubmission.Of(line, options), examples?[(line.Model.Id, line.Prompt.Id)].ToList() ?? []);
            published.Add(await publisher.PublishAsync(publication, cancellationToken));
        }

        return new PublishingReport { Results = published };
    }

    private async Task<ILookup<(string Model, string Prompt), SubmittedExample>> ExamplesAsync(
        RunRecord run, ObservatoryOptions options, List<MeasuredLine> lines, IReadOnlyList<CaseFacts> cases, CancellationToken cancellationToken)
    {
        var places = CaseExample.Places(cases);
        var k = lines.Count == 0 ? 1 : lines[0].K(options);
        var examples = new List<((string, string) Line, SubmittedExample Example)>();
        await foreach (var stored in reader.ReadFullCasesAsync(run.Id, cancellationToken))
        {
            if (CaseExample.Of(stored, places[stored.Facts.TaskId], k) is { } example) examples.Add(((stored.Facts.Model, stored.Facts.Prompt), example));
        }

        return examples.ToLookup(item => item.Line, item => item.Example);
    }

    private static IEnumerable<MeasuredLine> Lines(RunRecord run, RunSetup setup, IReadOnlyList<CaseFacts> cases, long? seed)
    {
        var own = cases.ToLookup(facts => (facts.Model, facts.Prompt));
        return RunSummarizer.Summarize(run, cases).Models.Select(summary => new MeasuredLine
        {
            Run = run,
            Model = setup.Models.Single(model => model.Id == summary.Model),
            Prompt = setup.Prompts.Single(prompt => prompt.Id == summary.Prompt),
            Summary = summary,
            Cases = [.. own[(summary.Model, summary.Prompt)]],
            Seed = seed,
        });
    }
}
