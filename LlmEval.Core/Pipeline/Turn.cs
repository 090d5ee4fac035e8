using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Assignments;

namespace LlmEval.Core.Pipeline;

/// <summary>One sample's turn: what the model is asked for it. Where the case goes on from another, the messages hold what came of that.</summary>
/// <param name="Run">The run as it is stored: whoever goes on with one has its start, not that of today.</param>
/// <param name="Item">The case, with the messages of this sample.</param>
/// <param name="Index">The sample's index.</param>
/// <param name="Earlier">What came of the round before; null where there was none.</param>
/// <param name="WhyNotAsked">Why the model cannot be asked: the sample is then not measured. Null normally.</param>
internal sealed record Turn(RunRecord Run, RunCase Item, int Index, EarlierRound? Earlier = null, string? WhyNotAsked = null);
