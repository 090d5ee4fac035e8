namespace LlmEval.Core.Domain.Models;

/// <summary>
/// What a call of the lab's judge is about, besides the prompt (its task) and the review prompt (its prompt variant). Replays find the
/// recorded scores of each response by it, and put them behind the label that this call gave it. No provider is told.
/// </summary>
/// <param name="Shown">The responses in the order shown; one in pointwise calls.</param>
/// <param name="IsRepair">Whether this is the second turn, which asks for a readable answer.</param>
public sealed record JudgedResponses(IReadOnlyList<JudgedResponse> Shown, bool IsRepair = false);

/// <summary>A response that a judge of the lab is asked about.</summary>
/// <param name="Label">The label under which a listwise call shows it; null in pointwise calls.</param>
/// <param name="Config">The name of the config that answered.</param>
/// <param name="Row">The row that filled the prompt; null where it has none.</param>
/// <param name="RunNumber">The run's place in its session, from 1.</param>
public sealed record JudgedResponse(string? Label, string Config, string? Row, int RunNumber);
