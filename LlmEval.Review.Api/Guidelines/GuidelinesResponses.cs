namespace LlmEval.Review.Api.Guidelines;

/// <summary>A version of the guidelines.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Markdown">The text.</param>
/// <param name="Author">Who wrote it; null when it came with a config.</param>
/// <param name="CreatedAt">When, UTC.</param>
internal sealed record GuidelinesResponse(int Version, string Markdown, string? Author, DateTimeOffset CreatedAt);

/// <summary>All versions, newest first.</summary>
internal sealed record GuidelinesListResponse(IReadOnlyList<GuidelinesResponse> Items);

/// <summary>A new version.</summary>
/// <param name="BasedOn">The version that it was made from; 0 for the first.</param>
/// <param name="Markdown">The text.</param>
internal sealed record GuidelinesRequest(int BasedOn, string Markdown);
