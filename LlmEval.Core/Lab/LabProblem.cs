namespace LlmEval.Core.Lab;

/// <summary>Something that is wrong with what somebody gave, or worth a word.</summary>
/// <param name="Place">Where, e.g. <c>messages[1].content</c>, <c>rows[3]</c>, <c>temperature</c>.</param>
/// <param name="Message">What, and what would be right.</param>
public sealed record LabProblem(string Place, string Message);
