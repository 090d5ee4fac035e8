using LlmEval.Adapters.Reports.Documents;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports.Documents;

/// <summary>A preference with everything that it follows from: a line of the <c>jsonl</c> format (schemas/preference.schema.json).</summary>
internal sealed record PreferenceLine
{
    /// <summary>The format's name and version. A field may be added to a version; nothing else changes in it.</summary>
    public string Format { get; } = "llm-eval.preference/1";

    public required string Id { get; init; }

    public required string Policy { get; init; }

    public required string Source { get; init; }

    public required bool Adjudicated { get; init; }

    public required int Strength { get; init; }

    public required bool ContradictsTests { get; init; }

    public required string? Rationale { get; init; }

    public required RunPart Run { get; init; }

    public required TaskPart Task { get; init; }

    public required string PromptVariant { get; init; }

    public required string PromptHash { get; init; }

    public required Guid Pair { get; init; }

    public required IReadOnlyList<MessagePart> Prompt { get; init; }

    public required SidePart Chosen { get; init; }

    public required SidePart Rejected { get; init; }

    public required IReadOnlyList<JudgmentPart> Judgments { get; init; }

    /// <summary>The line of a preference.</summary>
    public static PreferenceLine Of(ExportedPreference item) => new()
    {
        Id = item.Preference.Id.Hex,
        Policy = item.Policy.Hex,
        Source = NameOf<JudgmentSource>.Of(item.Preference.Source),
        Adjudicated = item.Preference.IsAdjudicated,
        Strength = item.Preference.Strength,
        ContradictsTests = item.Preference.ContradictsTests,
        Rationale = item.Preference.Rationale,
        Run = RunPart.Of(item.Run),
        Task = new TaskPart(item.Preference.Pair.TaskId, item.Preference.Pair.TaskHash.Hex, item.Stored.TaskTitle, item.Stored.Topic, item.Stored.Difficulty),
        PromptVariant = item.Preference.Pair.Prompt,
        PromptHash = item.Preference.PromptHash.Hex,
        Pair = item.Preference.Pair.Id.Value,
        Prompt = item.Prompt,
        Chosen = SidePart.Of(item.Preference.Chosen, item.Chosen),
        Rejected = SidePart.Of(item.Preference.Rejected, item.Rejected),
        Judgments = [.. item.Preference.Judgments.Select(judgment => JudgmentPart.Of(judgment, item.Judges, item.TextOf, item.NameOf))],
    };
}

/// <summary>One of the two responses.</summary>
internal sealed record SidePart(string Text, string TextSha256, string Model, Guid Sample, int SampleIndex, string Case, string Outcome)
{
    /// <summary>A side with its text.</summary>
    public static SidePart Of(PairSide side, string text) => new(
        text, side.TextHash.Hex, side.Model, side.Sample.Value, side.SampleIndex, side.CaseName, NameOf<Outcome>.Of(side.Outcome));
}
