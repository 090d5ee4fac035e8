using LlmEval.Core.Assignments.Checking.Secrets;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Checking;

/// <summary>What is checked of a repository without running anything of it (assignments.md, 8.1). A fault fails the check that is about it.</summary>
public static class StaticChecks
{
    /// <summary>The repository was made for this task.</summary>
    public const string CreatedAfterTask = "created_after_task";

    /// <summary>The commit exists and is on the default branch.</summary>
    public const string CommitOnDefaultBranch = "commit_on_default_branch";

    /// <summary>The licence at the root is MIT.</summary>
    public const string MitLicense = "mit_license";

    /// <summary>There is a README with the parts that were asked for.</summary>
    public const string Readme = "readme";

    /// <summary>No secret stands in any commit.</summary>
    public const string NoSecrets = "no_secrets";

    /// <summary>The page answers.</summary>
    public const string PageReachable = "page_reachable";

    /// <summary>The names, in the order of the results.</summary>
    public static IReadOnlyList<string> Names { get; } = [CreatedAfterTask, CommitOnDefaultBranch, MitLicense, Readme, NoSecrets, PageReachable];

    /// <summary>Checks a submission: one result per name.</summary>
    public static IReadOnlyList<CheckResult> Evaluate(RepositoryState state, StaticCheckFacts facts) =>
    [
        Result(CreatedAfterTask, facts, OfRepository(state, () => Created(state, facts))),
        Result(CommitOnDefaultBranch, facts, OfRepository(state, () => Commit(state, facts.Submission.CommitSha))),
        Result(MitLicense, facts, OfCommit(state, () => LicenseFile.Check(state.Files))),
        Result(Readme, facts, OfCommit(state, () => ReadmeFile.Check(state.Files))),
        Result(NoSecrets, facts, OfRepository(state, () => SecretScan.Check(state, facts.Attachments))),
        Result(PageReachable, facts, Page(facts.Page)),
    ];

    /// <summary>The results when the repository's place failed: nothing of the repository is measured, and the page is what the visit found.</summary>
    public static IReadOnlyList<CheckResult> Unread(string why, StaticCheckFacts facts) =>
        [.. Names.Select(name => Result(name, facts, name == PageReachable ? Page(facts.Page) : Finding.Unmeasured($"the repository could not be read: {why}")))];

    private static Finding OfRepository(RepositoryState state, Func<Finding> check) =>
        state.Exists ? check() : Finding.Fail("there is no public repository at the address");

    // A commit that is not there has one fault, not three.
    private static Finding OfCommit(RepositoryState state, Func<Finding> check) => OfRepository(state, () =>
        state.HasCommit ? check() : Finding.Skip($"there is no such commit, see {CommitOnDefaultBranch}"));

    private static Finding Created(RepositoryState state, StaticCheckFacts facts)
    {
        if (state.CreatedAt is not { } created) return Finding.Skip("the repository's place does not say when it was made");
        // Places say whole seconds, cut off.
        var sent = facts.FirstTaskAt.ToUniversalTime();
        var said = $"made {created.ToUniversalTime():u}, the task was sent {sent:u}";
        return created >= sent.AddTicks(-(sent.Ticks % TimeSpan.TicksPerSecond)) ? Finding.Pass(said) : Finding.Fail($"the repository is older than the task: {said}");
    }

    private static Finding Commit(RepositoryState state, string sha)
    {
        if (sha.Length != 40 || !sha.All(char.IsAsciiHexDigitLower)) return Finding.Fail("the commit's id is not 40 lower-case hex digits");
        if (!state.HasCommit) return Finding.Fail($"there is no commit {sha[..12]}");
        var branch = state.DefaultBranch is { } name ? $"the default branch {FileText.OneLine(name)}" : "the default branch";
        return state.IsOnDefaultBranch ? Finding.Pass($"{sha[..12]} is on {branch}") : Finding.Fail($"{sha[..12]} is not on {branch}");
    }

    private static Finding Page(PageReach? page) => page switch
    {
        null => Finding.Skip("nobody visited the page"),
        { Reached: true } => Finding.Pass(page.Reason),
        { Reached: false } => Finding.Fail(page.Reason),
        _ => Finding.Unmeasured(page.Reason),
    };

    private static CheckResult Result(string name, StaticCheckFacts facts, Finding finding) => new()
    {
        Name = name,
        Kind = CheckKind.Static,
        Score = finding.Score,
        NotMeasured = finding.IsOurs,
        Reason = finding.Reason,
        // Asked for in every round anew.
        Round = facts.Round,
    };
}
