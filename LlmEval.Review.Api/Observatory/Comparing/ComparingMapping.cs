using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Core.Pipeline.Observatory;

namespace LlmEval.Review.Api.Observatory.Comparing;

/// <summary>Maps gap tables and diffs.</summary>
internal static class ComparingMapping
{
    /// <summary>Counts of a diff: rows with one side only.</summary>
    public const string Missing = "missing";

    /// <summary>A gap table.</summary>
    public static GapTableResponse Gaps(ModelGaps gaps, IReadOnlyDictionary<string, TrackedModel> names, IReadOnlyDictionary<string, Benchmark> benchmarks) => new()
    {
        Model = ObservatoryMapping.Model(gaps.Model),
        CheckpointId = gaps.Checkpoint?.CheckpointId,
        Step = gaps.Checkpoint?.Step,
        Against = gaps.Against,
        ReferenceModel = gaps.ReferenceModel is null ? null : ObservatoryMapping.Model(gaps.ReferenceModel),
        Reason = gaps.Reason,
        Rows =
        [
            .. gaps.Rows.OrderBy(row => row.OriginalGap is null).ThenBy(row => row.OriginalGap).ThenBy(row => row.Dataset, StringComparer.Ordinal).Select(row => new GapRowResponse
            {
                Dataset = ObservatoryMapping.Benchmark(row.Dataset, benchmarks),
                Status = row.Status,
                Score = ObservatoryMapping.Placed(row.Score, names),
                Reference = ObservatoryMapping.Placed(row.Reference, names),
                Comparison = ObservatoryMapping.Comparison(row.Comparison),
                Trend = row.Trend,
                Original = new OriginalReadingResponse(row.OriginalGap, row.OriginalSignificance),
            }),
        ],
        Rule = ObservatoryMapping.Rule(gaps.Policy, gaps.Rows.Select(row => row.Comparison)),
    };

    /// <summary>A diff.</summary>
    public static CheckpointDiffResponse Diff(CheckpointDiff diff, IReadOnlyDictionary<string, Benchmark> benchmarks)
    {
        var names = new[] { diff.A.Model!, diff.B.Model! }.DistinctBy(model => model.ModelId).ToDictionary(model => model.ModelId);
        var counts = NameOf<ScoreVerdict>.All.ToDictionary(name => name, name => diff.Rows.Count(row => row.Comparison is { } compared && NameOf<ScoreVerdict>.Of(compared.Verdict) == name), StringComparer.Ordinal);
        counts[Missing] = diff.Rows.Count(row => row.Comparison is null);
        return new CheckpointDiffResponse
        {
            A = Side(diff.A),
            B = Side(diff.B),
            Rows =
            [
                .. diff.Rows.OrderBy(row => row.DeltaBMinusA is null).ThenByDescending(row => row.DeltaBMinusA).ThenBy(row => row.Dataset, StringComparer.Ordinal).Select(row => new DiffRowResponse
                {
                    Dataset = ObservatoryMapping.Benchmark(row.Dataset, benchmarks),
                    A = ObservatoryMapping.Placed(row.A, names),
                    B = ObservatoryMapping.Placed(row.B, names),
                    DeltaBMinusA = row.DeltaBMinusA,
                    Direction = row.Direction,
                    Comparison = ObservatoryMapping.Comparison(row.Comparison),
                    Original = new OriginalReadingResponse(row.DeltaBMinusA, row.OriginalSignificance),
                }),
            ],
            Counts = counts,
            Rule = ObservatoryMapping.Rule(diff.Policy, diff.Rows.Select(row => row.Comparison)),
        };
    }

    private static DiffSideResponse Side(DiffSide side) => new(ObservatoryMapping.Model(side.Model!), side.CheckpointId, side.Checkpoint!.Step);
}
