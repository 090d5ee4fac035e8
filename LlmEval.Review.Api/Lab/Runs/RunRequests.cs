namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>A run to be made.</summary>
/// <param name="Configs">Names of configs that are asked; null for all that are active.</param>
/// <param name="ReviewPrompt">Id of the review prompt that scores the experiments when they are made; null for none.</param>
internal sealed record LabRunStartRequest(IReadOnlyList<string>? Configs = null, string? ReviewPrompt = null);

/// <summary>Several runs to be made, one after the other.</summary>
/// <param name="Runs">How many, 1 to 10.</param>
/// <param name="ReviewPrompt">Id of the review prompt that scores each run when it is made; null for none.</param>
/// <param name="Configs">Names of configs that are asked; null for all that are active.</param>
internal sealed record LabSessionStartRequest(int Runs, string? ReviewPrompt = null, IReadOnlyList<string>? Configs = null);

/// <summary>A run of every active prompt to be made.</summary>
/// <param name="ReviewPrompt">Id of the review prompt that scores each run when it is made; null for none.</param>
internal sealed record LabRunAllStartRequest(string? ReviewPrompt = null);

/// <summary>A scoring to be made.</summary>
/// <param name="ReviewPrompt">Id of the review prompt.</param>
/// <param name="Model">The judging model's name at its provider; null for that of the review prompt.</param>
internal sealed record LabJudgeRequest(string ReviewPrompt, string? Model = null);
