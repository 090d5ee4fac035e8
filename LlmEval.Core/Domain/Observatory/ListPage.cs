namespace LlmEval.Core.Domain.Observatory;

/// <summary>Which part of a list whose items are numbered, newest first.</summary>
/// <param name="Limit">The most items.</param>
/// <param name="Before">Only items with a smaller number; null begins with the newest.</param>
/// <param name="Skip">Items that are left out at the beginning: for clients that page by offset.</param>
public readonly record struct ListPage(int Limit, long? Before = null, int Skip = 0);
