using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports.Documents;

/// <summary>The judge behind a judgment: two modes are two judges.</summary>
internal sealed record JudgePart(string Hash, string? Name, string? Model, string? Mode)
{
    /// <summary>The judge with this hash, as far as it is known.</summary>
    public static JudgePart Of(ContentHash hash, IReadOnlyDictionary<ContentHash, JudgeRecord> judges) =>
        judges.GetValueOrDefault(hash) is { } judge
            ? new JudgePart(hash.Hex, judge.Name, judge.Model, NameOf<JudgeMode>.Of(judge.Mode))
            : new JudgePart(hash.Hex, null, null, null);
}

/// <summary>What somebody or something said of a pair.</summary>
internal sealed record JudgmentPart
{
    public required Guid Id { get; init; }

    public required string Source { get; init; }

    public required string Kind { get; init; }

    public required JudgePart? Judge { get; init; }

    public required Guid? Reviewer { get; init; }

    public required string? Lane { get; init; }

    public required string? Action { get; init; }

    public required string? Shown { get; init; }

    public required string? Verdict { get; init; }

    /// <summary>The response that it prefers, by its name in this document; null for none.</summary>
    public required string? Prefers { get; init; }

    public required bool Inconsistent { get; init; }

    public required double? Confidence { get; init; }

    public required double? DerivedConfidence { get; init; }

    public required string? Critique { get; init; }

    public required string? Reason { get; init; }

    public required Guid? Suggestion { get; init; }

    public required Guid? Supersedes { get; init; }

    public required string? QueuedAs { get; init; }

    public required double? SelectionProbability { get; init; }

    public required double? ActiveMs { get; init; }

    public required double? WallMs { get; init; }

    public required int? GuidelineVersion { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required IReadOnlyList<SpanPart> Spans { get; init; }

    /// <summary>A judgment.</summary>
    /// <param name="judgment">The judgment.</param>
    /// <param name="judges">The run's judges.</param>
    /// <param name="textOf">Text of a side; null when there is none.</param>
    /// <param name="nameOf">What a side is called in this document.</param>
    public static JudgmentPart Of(
        Judgment judgment, IReadOnlyDictionary<ContentHash, JudgeRecord> judges, Func<PairPlace, string?> textOf, Func<PairPlace, string> nameOf) => new()
        {
            Id = judgment.Id.Value,
            Source = NameOf<JudgmentSource>.Of(judgment.Source),
            Kind = NameOf<JudgmentKind>.Of(judgment.Kind),
            Judge = judgment.Judge is { } judge ? JudgePart.Of(judge, judges) : null,
            Reviewer = judgment.Reviewer?.Value,
            Lane = Name(judgment.Lane),
            Action = Name(judgment.Action),
            Shown = Name(judgment.Shown),
            Verdict = Name(judgment.Verdict),
            Prefers = judgment.Verdict?.Winner() is { } winner ? nameOf(winner) : null,
            Inconsistent = judgment.IsInconsistent,
            Confidence = judgment.Confidence,
            DerivedConfidence = judgment.DerivedConfidence,
            Critique = judgment.Critique,
            Reason = judgment.Reason,
            Suggestion = judgment.Suggestion?.Value,
            Supersedes = judgment.Supersedes?.Value,
            QueuedAs = Name(judgment.QueuedAs),
            SelectionProbability = judgment.SelectionProbability,
            ActiveMs = judgment.ActiveTime?.TotalMilliseconds,
            WallMs = judgment.WallTime?.TotalMilliseconds,
            GuidelineVersion = judgment.GuidelineVersion,
            CreatedAt = judgment.CreatedAt.UtcDateTime,
            Spans = [.. judgment.Spans.Select(span => SpanPart.Of(span, textOf(span.Side), nameOf))],
        };

    private static string? Name<T>(T? value)
        where T : struct, Enum =>
        value is { } member ? NameOf<T>.Of(member) : null;
}
