using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Pipeline.Judging;

namespace LlmEval.Core.Pipeline.Events;

/// <summary>A judge begins with the pairs of a run.</summary>
/// <param name="Judge">Its name in the config.</param>
/// <param name="Mode">What it is shown.</param>
/// <param name="Pairs">Pairs of the run.</param>
/// <param name="Done">Pairs that it has judged before.</param>
public sealed record JudgingStarted(string Judge, JudgeMode Mode, int Pairs, int Done) : RunEvent;

/// <summary>What came of a pair is stored.</summary>
/// <param name="Kind">What came of it.</param>
/// <param name="IsInconsistent">The two orders disagree.</param>
/// <param name="Paid">What was paid for it now.</param>
public sealed record PairJudged(JudgmentKind Kind, bool IsInconsistent, IReadOnlyList<CallCost> Paid) : RunEvent;

/// <summary>The judging is over.</summary>
/// <param name="Report">How it stands.</param>
public sealed record JudgingFinished(JudgingReport Report) : RunEvent;

/// <summary>The run was not judged although its config has a judge.</summary>
/// <param name="Message">Why, and how it is done.</param>
public sealed record JudgingSkipped(string Message) : RunEvent;
