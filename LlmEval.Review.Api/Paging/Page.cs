namespace LlmEval.Review.Api.Paging;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">The <c>after</c> of the next page; null on the last one.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
