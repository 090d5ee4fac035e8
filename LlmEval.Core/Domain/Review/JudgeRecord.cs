using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Review;

/// <summary>A judge with everything that decides its opinions. Another mode, prompt or temperature is another judge.</summary>
public sealed record JudgeRecord
{
    /// <summary>The id of its model in the config.</summary>
    public required string Name { get; init; }

    /// <summary>Literal name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The model, as the provider knows it.</summary>
    public required string Model { get; init; }

    /// <summary>Its parameters.</summary>
    public required ModelParameters Parameters { get; init; }

    /// <summary>What it is shown.</summary>
    public required JudgeMode Mode { get; init; }

    /// <summary>The fixed part of its prompt: instructions, criteria and the schema of the answer.</summary>
    public required string Prompt { get; init; }

    /// <summary>Whether it sees both orders.</summary>
    public required bool Swap { get; init; }

    /// <summary>Hash over all of the above but the name.</summary>
    public ContentHash Hash => ContentHash.OfJson(new
    {
        v = 1,
        provider = Provider,
        model = Model,
        parameters = Parameters,
        mode = NameOf<JudgeMode>.Of(Mode),
        prompt = ContentHash.OfText(Prompt).Hex,
        swap = Swap,
    });
}

/// <summary>One call of a judge for a pair, in one order.</summary>
public sealed record JudgeCall
{
    /// <summary>The figures.</summary>
    public required JudgeCallFacts Facts { get; init; }

    /// <summary>What was sent, message by message; after a repair turn, with that turn.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The answer as it came, unparsed; null when there is none.</summary>
    public string? Answer { get; init; }
}

/// <summary>A call of a judge without its texts.</summary>
public sealed record JudgeCallFacts
{
    /// <summary>The row.</summary>
    public required Guid Id { get; init; }

    /// <summary>The pair.</summary>
    public required PairId Pair { get; init; }

    /// <summary>The judge.</summary>
    public required ContentHash Judge { get; init; }

    /// <summary>The judgment that it led to.</summary>
    public required JudgmentId Judgment { get; init; }

    /// <summary>Which response it saw as A.</summary>
    public required ShownOrder Shown { get; init; }

    /// <summary>How it ended.</summary>
    public required JudgeCallOutcome Outcome { get; init; }

    /// <summary>What it said of the pair, in terms of first and second; null unless it could be read.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The confidence that it stated, 0 to 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>Quotes that it gave.</summary>
    public int Quotes { get; init; }

    /// <summary>Quotes that were found in the response they were said to be from.</summary>
    public int LocatedQuotes { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>Calls of the provider, repeats after passing failures included.</summary>
    public int Attempts { get; init; }

    /// <summary>Tokens, a repair turn's included; null where the provider says none.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>What it cost; null when unknown.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>True when the answer was paid for earlier.</summary>
    public bool FromCache { get; init; }

    /// <summary>Time that the model took.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>How a judge's call ended.</summary>
public enum JudgeCallOutcome
{
    /// <summary>Readable at once.</summary>
    Answered,

    /// <summary>Readable after a repair turn.</summary>
    Repaired,

    /// <summary>Not readable, the raw text is kept.</summary>
    Unreadable,

    /// <summary>The provider brought no answer.</summary>
    ProviderError,
}
