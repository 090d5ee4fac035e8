using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Pipeline.Assignments;

/// <summary>What came of the round before.</summary>
/// <param name="Files">The files that were published; null when the answer had none.</param>
/// <param name="Checks">What came of its checks; empty when there was nothing to check.</param>
internal sealed record EarlierRound(FileMap? Files, IReadOnlyList<CheckResult> Checks);
