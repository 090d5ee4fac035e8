using System.Runtime.CompilerServices;
using LlmEval.Adapters.Exports.Formats;
using LlmEval.Adapters.Exports.Targets;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports;

/// <summary>Writes every judgment of runs with its place in the chain, superseded ones and retractions included.</summary>
public static class JudgmentExport
{
    /// <summary>The formats' names.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. JudgmentFormats.All.Select(format => format.Name)];

    /// <summary>Writes the data file and the manifest.</summary>
    /// <returns>The manifest.</returns>
    /// <exception cref="ExportRefusedException">There is no such format, or the target refuses it.</exception>
    /// <exception cref="ExportException">The target cannot be written.</exception>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public static async Task<ExportManifest> WriteAsync(
        ExportSource source, JudgmentExportRequest request, IExportTarget target, CancellationToken cancellationToken)
    {
        var format = ExportFiles.Find(JudgmentFormats.All, request.Format);
        List<RunRecord> runs = [.. request.Runs.DistinctBy(run => run.Id).OrderBy(run => run.Id.ToString(), StringComparer.Ordinal)];
        var entries = new List<ManifestRun>();
        var file = await ExportFiles.WriteAsync(target, format, "judgments", null, ItemsAsync(source, runs, entries, cancellationToken), cancellationToken);
        var manifest = new ExportManifest
        {
            Kind = "judgments",
            DataFormat = request.Format,
            Tool = ToolVersion.Full,
            Files = [file],
            Runs = entries,
            Counts = new ManifestCounts(entries.Sum(run => (long)run.Pairs), file.Items, file.Items, 0),
            Dropped = [],
            ReplacedSurrogates = 0,
        };
        await ExportFiles.FinishAsync(target, manifest, cancellationToken);
        return manifest;
    }

    private static async IAsyncEnumerable<ExportedJudgment> ItemsAsync(
        ExportSource source, IReadOnlyList<RunRecord> runs, List<ManifestRun> entries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var run in runs)
        {
            var pairs = await PairsAsync(source, run.Id, cancellationToken);
            var judges = await DerivedRun.ReadJudgesAsync(source, run.Id, cancellationToken);
            var superseded = await SupersededAsync(source, run.Id, cancellationToken);
            long written = 0;
            await foreach (var link in source.Reviews.ReadJudgmentsAsync(run.Id, cancellationToken))
            {
                // Somebody may have added pairs meanwhile.
                if (!pairs.ContainsKey(link.Judgment.Pair)) pairs = await PairsAsync(source, run.Id, cancellationToken);
                written++;
                yield return new ExportedJudgment
                {
                    Link = link,
                    Pair = pairs[link.Judgment.Pair],
                    IsCurrent = link.Judgment.Kind != JudgmentKind.Retraction && !superseded.Contains(link.Judgment.Id),
                    Judges = judges,
                    Stored = link.Judgment.Spans.Count == 0 ? null : await source.Reviews.ReadPairAsync(link.Judgment.Pair, cancellationToken),
                };
            }

            var isIntact = await source.Reviews.VerifyChainAsync(run.Id, cancellationToken) is null;
            entries.Add(new ManifestRun(run.Id.Value, run.Name, run.ConfigHash.Hex, run.DatasetName, run.DatasetHash.Hex, pairs.Count, written, isIntact));
        }
    }

    private static async Task<Dictionary<PairId, ResponsePair>> PairsAsync(ExportSource source, RunId run, CancellationToken cancellationToken) =>
        (await source.Reviews.ReadPairsAsync(run, cancellationToken)).ToDictionary(pair => pair.Id);

    private static async Task<HashSet<JudgmentId>> SupersededAsync(ExportSource source, RunId run, CancellationToken cancellationToken)
    {
        var superseded = new HashSet<JudgmentId>();
        await foreach (var link in source.Reviews.ReadJudgmentsAsync(run, cancellationToken))
        {
            if (link.Judgment.Supersedes is { } id) superseded.Add(id);
        }

        return superseded;
    }
}
