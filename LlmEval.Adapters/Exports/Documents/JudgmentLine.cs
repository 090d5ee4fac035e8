using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports.Documents;

/// <summary>A judgment with its place in the chain of its run (schemas/judgment.schema.json).</summary>
internal sealed record JudgmentLine
{
    /// <summary>The format's name and version. A field may be added to a version; nothing else changes in it.</summary>
    public string Format { get; } = "llm-eval.judgment/1";

    public required Guid Run { get; init; }

    public required long Sequence { get; init; }

    public required string? PreviousHash { get; init; }

    public required string Hash { get; init; }

    /// <summary>Not superseded, and no retraction.</summary>
    public required bool Current { get; init; }

    public required PairPart Pair { get; init; }

    public required JudgmentPart Judgment { get; init; }

    /// <summary>The line of a judgment.</summary>
    public static JudgmentLine Of(ExportedJudgment item) => new()
    {
        Run = item.Pair.Run.Value,
        Sequence = item.Link.Sequence,
        PreviousHash = item.Link.PreviousHash?.Hex,
        Hash = item.Link.Hash.Hex,
        Current = item.IsCurrent,
        Pair = PairPart.Of(item.Pair),
        Judgment = JudgmentPart.Of(item.Link.Judgment, item.Judges, item.TextOf, NameOf<PairPlace>.Of),
    };
}

/// <summary>The pair that was judged.</summary>
internal sealed record PairPart(Guid Id, string Task, string TaskHash, string PromptVariant, PairSidePart First, PairSidePart Second)
{
    /// <summary>A pair.</summary>
    public static PairPart Of(ResponsePair pair) => new(
        pair.Id.Value, pair.TaskId, pair.TaskHash.Hex, pair.Prompt, PairSidePart.Of(pair.First), PairSidePart.Of(pair.Second));
}

/// <summary>A response without its text.</summary>
internal sealed record PairSidePart(string Model, Guid Sample, int SampleIndex, string Case, string TextSha256, string Outcome)
{
    /// <summary>A side.</summary>
    public static PairSidePart Of(PairSide side) => new(
        side.Model, side.Sample.Value, side.SampleIndex, side.CaseName, side.TextHash.Hex, NameOf<Outcome>.Of(side.Outcome));
}
