using System.Text.Json.Serialization;

namespace LlmEval.Adapters.Assignments.GitHub;

internal sealed record Account(string Login);

internal sealed record NewRepository(string Name, string Description, bool Private, bool AutoInit, bool HasIssues, bool HasProjects, bool HasWiki);

internal sealed record RepositoryAnswer(string FullName, string HtmlUrl, string DefaultBranch, DateTimeOffset CreatedAt, bool Private);

internal sealed record DefaultBranch([property: JsonPropertyName("default_branch")] string Name);

internal sealed record RefAnswer([property: JsonPropertyName("object")] RefTarget Target);

internal sealed record RefTarget(string Sha);

internal sealed record NewRef(string Ref, string Sha);

internal sealed record MovedRef(string Sha, bool Force);

internal sealed record NewBlob(string Content, string Encoding);

internal sealed record BlobAnswer(string Sha, string? Content, string? Encoding);

internal sealed record NewTree(IReadOnlyList<TreeFile> Tree);

internal sealed record TreeFile(string Path, string Mode, string Type, string Sha);

internal sealed record TreeAnswer(string Sha, IReadOnlyList<TreeFile> Tree, bool Truncated);

internal sealed record NewCommit(string Message, string Tree, IReadOnlyList<string> Parents);

internal sealed record CommitAnswer(string Sha, RefTarget Tree);

internal sealed record NewPages(PagesSource Source);

internal sealed record PagesSource(string Branch, string Path);

internal sealed record PagesAnswer(string? Status, string? HtmlUrl);

internal sealed record BuildAnswer(string? Status, string? Commit, BuildError? Error);

internal sealed record BuildError(string? Message);

internal sealed record ErrorAnswer(string? Message, IReadOnlyList<ErrorDetail>? Errors);

internal sealed record ErrorDetail(string? Resource, string? Field, string? Code, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(NewRepository))]
[JsonSerializable(typeof(RepositoryAnswer))]
[JsonSerializable(typeof(DefaultBranch))]
[JsonSerializable(typeof(RefAnswer))]
[JsonSerializable(typeof(NewRef))]
[JsonSerializable(typeof(MovedRef))]
[JsonSerializable(typeof(NewBlob))]
[JsonSerializable(typeof(BlobAnswer))]
[JsonSerializable(typeof(NewTree))]
[JsonSerializable(typeof(TreeAnswer))]
[JsonSerializable(typeof(NewCommit))]
[JsonSerializable(typeof(CommitAnswer))]
[JsonSerializable(typeof(NewPages))]
[JsonSerializable(typeof(PagesAnswer))]
[JsonSerializable(typeof(BuildAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class GitHubJson : JsonSerializerContext;
