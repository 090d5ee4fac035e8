namespace LlmEval.Core.Domain.Assignments;

/// <summary>What a builder shipped in one round.</summary>
/// <param name="RepoUrl">Where the repository is, as its builder says it; <c>https</c>, or <c>http</c> on this machine.</param>
/// <param name="CommitSha">The full id of the commit, 40 lower-case hex digits.</param>
/// <param name="PagesUrl">Where the page is, with a slash at the end.</param>
public sealed record Submission(string RepoUrl, string CommitSha, string PagesUrl);
