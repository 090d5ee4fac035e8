using System.Runtime.CompilerServices;
using LlmEval.Adapters.Exports.Formats;
using LlmEval.Adapters.Exports.Targets;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;

namespace LlmEval.Adapters.Exports;

/// <summary>Derives the preferences of runs and writes them. Texts are read one pair at a time, however many there are.</summary>
public static class PreferenceExport
{
    /// <summary>The formats' names.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. PreferenceFormats.All.Select(format => format.Name)];

    /// <summary>Writes the data files and the manifest.</summary>
    /// <returns>The manifest.</returns>
    /// <exception cref="ExportRefusedException">The request makes no sense, or the target refuses it.</exception>
    /// <exception cref="ExportException">The target cannot be written.</exception>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public static async Task<ExportManifest> WriteAsync(
        ExportSource source, PreferenceExportRequest request, IExportTarget target, CancellationToken cancellationToken)
    {
        var format = ExportFiles.Find(PreferenceFormats.All, request.Format);
        if (request.TrainShare is not (null or (> 0 and < 1)))
            throw new ExportRefusedException(FormattableString.Invariant($"A share of {request.TrainShare} leaves one side of the split empty: it must be between 0 and 1."));

        var runs = new List<DerivedRun>();
        foreach (var run in request.Runs.DistinctBy(run => run.Id).OrderBy(run => run.Id.ToString(), StringComparer.Ordinal))
            runs.Add(await DerivedRun.ReadAsync(source, run, request.Policy, cancellationToken));

        var tally = new Tally();
        var files = new List<ManifestFile>();
        string?[] splits = request.TrainShare is null ? [null] : [TaskSplit.Train, TaskSplit.Test];
        foreach (var split in splits)
        {
            var items = ItemsAsync(source, runs, request, split, tally, cancellationToken);
            files.Add(await ExportFiles.WriteAsync(target, format, split ?? "preferences", split, items, cancellationToken));
        }

        var manifest = Manifest(request, runs, files, tally);
        await ExportFiles.FinishAsync(target, manifest, cancellationToken);
        return manifest;
    }

    private static async IAsyncEnumerable<ExportedPreference> ItemsAsync(
        ExportSource source,
        IReadOnlyList<DerivedRun> runs,
        PreferenceExportRequest request,
        string? split,
        Tally tally,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var run in runs)
        {
            foreach (var preference in run.Derived.Preferences)
            {
                if (split is not null && TaskSplit.SideOf(preference.Pair.TaskHash, request.TrainShare!.Value) != split) continue;
                var stored = await source.Reviews.ReadPairAsync(preference.Pair.Id, cancellationToken);
                if (stored is null || ExportedPreference.Of(preference, run.Run, run.Judges, request.Policy.Hash, stored) is not { } item)
                {
                    tally.MissingTexts++;
                    continue;
                }

                tally.Written[run.Run.Id] = tally.Written.GetValueOrDefault(run.Run.Id) + 1;
                tally.ReplacedSurrogates += item.ReplacedSurrogates;
                yield return item;
            }
        }
    }

    private static ExportManifest Manifest(PreferenceExportRequest request, IReadOnlyList<DerivedRun> runs, IReadOnlyList<ManifestFile> files, Tally tally)
    {
        var dropped = runs.SelectMany(run => run.Derived.Dropped).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Sum(entry => entry.Value));
        if (tally.MissingTexts > 0) dropped[PreferenceDrop.MissingText] = tally.MissingTexts;
        return new ExportManifest
        {
            Kind = "preferences",
            DataFormat = request.Format,
            Tool = ToolVersion.Full,
            Files = files,
            Runs = [.. runs.Select(run => run.Manifest(tally.Written.GetValueOrDefault(run.Run.Id)))],
            Policy = new ManifestPolicy(
                request.Policy.Hash.Hex,
                [.. request.Policy.Sources.Distinct().Order().Select(NameOf<JudgmentSource>.Of)],
                [.. request.Policy.Lanes.Distinct().Order().Select(NameOf<Lane>.Of)],
                request.Policy.IncludesContradictions,
                request.Policy.Since?.UtcDateTime),
            Split = request.TrainShare is { } share ? new ManifestSplit("task_hash", share) : null,
            Counts = new ManifestCounts(
                runs.Sum(run => (long)run.Derived.Pairs), runs.Sum(run => (long)run.Judgments), files.Sum(file => file.Items), dropped.Values.Sum(count => (long)count)),
            Dropped = DropMeanings.Of(dropped),
            ReplacedSurrogates = tally.ReplacedSurrogates,
        };
    }

    /// <summary>What is counted while items go by.</summary>
    private sealed class Tally
    {
        public Dictionary<RunId, long> Written { get; } = [];

        public int MissingTexts { get; set; }

        public long ReplacedSurrogates { get; set; }
    }
}
