using LlmEval.Adapters.Reports.Documents;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;

namespace LlmEval.Adapters.Exports;

/// <summary>A preference with its texts, as formats write it. Only one is in memory at a time.</summary>
internal sealed record ExportedPreference
{
    public required Preference Preference { get; init; }

    public required RunRecord Run { get; init; }

    public required IReadOnlyDictionary<ContentHash, JudgeRecord> Judges { get; init; }

    public required ContentHash Policy { get; init; }

    public required StoredPair Stored { get; init; }

    /// <summary>What both models were sent.</summary>
    public required IReadOnlyList<MessagePart> Prompt { get; init; }

    /// <summary>The better response.</summary>
    public required string Chosen { get; init; }

    /// <summary>The other response.</summary>
    public required string Rejected { get; init; }

    /// <summary>Lone surrogates that were replaced in prompt and responses.</summary>
    public required int ReplacedSurrogates { get; init; }

    /// <summary>The prompt for formats that have no roles: the messages with an empty line between.</summary>
    public string PromptText => string.Join("\n\n", Prompt.Select(message => message.Content));

    /// <summary>A preference with its texts; null when a response has none.</summary>
    public static ExportedPreference? Of(
        Preference preference, RunRecord run, IReadOnlyDictionary<ContentHash, JudgeRecord> judges, ContentHash policy, StoredPair stored)
    {
        var (winner, loser) = preference.Winner == PairPlace.First ? (stored.First, stored.Second) : (stored.Second, stored.First);
        if (winner.Response?.Text is not { Length: > 0 } chosen || loser.Response?.Text is not { Length: > 0 } rejected) return null;
        return new ExportedPreference
        {
            Preference = preference,
            Run = run,
            Judges = judges,
            Policy = policy,
            Stored = stored,
            Prompt = [.. stored.Messages.Select(message => MessagePart.Of(message with { Content = ExportText.Of(message.Content) }))],
            Chosen = ExportText.Of(chosen),
            Rejected = ExportText.Of(rejected),
            ReplacedSurrogates = ExportText.CountLone(chosen) + ExportText.CountLone(rejected) + stored.Messages.Sum(message => ExportText.CountLone(message.Content)),
        };
    }

    /// <summary>What a side of the pair is called in preferences.</summary>
    public string NameOf(PairPlace side) => side == Preference.Winner ? "chosen" : "rejected";

    /// <summary>Text of a side, as it is stored: spans are of it.</summary>
    public string? TextOf(PairPlace side) => (side == PairPlace.First ? Stored.First : Stored.Second).Response?.Text;
}
