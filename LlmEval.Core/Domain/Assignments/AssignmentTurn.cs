namespace LlmEval.Core.Domain.Assignments;

/// <summary>A builder's turn: what is asked now, and what was asked before.</summary>
/// <param name="Task">The task of this round.</param>
/// <param name="Earlier">The task of the round before; null in the first.</param>
public sealed record AssignmentTurn(AssignmentTask Task, AssignmentTask? Earlier);
