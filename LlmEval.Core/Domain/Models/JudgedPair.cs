using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Domain.Models;

/// <summary>What a judge's call is about, besides task, prompt variant and sample; replays find their answer by it.</summary>
/// <param name="First">The id of the model whose response is the pair's first.</param>
/// <param name="Second">The id of the other model.</param>
/// <param name="Shown">Which of the two the judge sees as A.</param>
/// <param name="IsRepair">Whether this is the second turn, which asks for a readable answer.</param>
public sealed record JudgedPair(string First, string Second, ShownOrder Shown, bool IsRepair = false);
