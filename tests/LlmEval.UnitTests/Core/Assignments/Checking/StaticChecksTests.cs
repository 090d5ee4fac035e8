using LlmEval.Core.Assignments.Checking;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Tests.Shared;
using static LlmEval.UnitTests.Core.Assignments.SomeRepository;

namespace LlmEval.UnitTests.Core.Assignments.Checking;

public class StaticChecksTests
{
    [Test]
    public void A_repository_without_a_fault_passes_everything()
    {
        var results = StaticChecks.Evaluate(State(), Facts());

        results.Select(result => result.Name).ShouldBe(["created_after_task", "commit_on_default_branch", "mit_license", "readme", "no_secrets", "page_reachable"]);
        results.ShouldAllBe(result => result.Passed == true && result.Kind == CheckKind.Static && result.Round == 1 && result.Reason.Length > 0);
    }

    [TestCaseSource(nameof(Faults))]
    public void A_fault_fails_exactly_its_own_check(RepositoryState state, StaticCheckFacts facts, string check, string reason)
    {
        var failed = StaticChecks.Evaluate(state, facts).Where(result => result.Passed == false).ToList();

        failed.Select(result => result.Name).ShouldBe([check]);
        failed[0].Reason.ShouldContain(reason);
    }

    [TestCaseSource(nameof(NoFaults))]
    public void What_is_unusual_is_no_fault(RepositoryState state, string check, string reason)
    {
        var results = StaticChecks.Evaluate(state, Facts());

        results.ShouldAllBe(result => result.Passed == true);
        results.Single(result => result.Name == check).Reason.ShouldContain(reason);
    }

    [Test]
    public void A_later_round_is_held_against_the_time_of_the_first_task()
    {
        var facts = Facts(round: 2);

        var results = StaticChecks.Evaluate(State(), facts);

        results.ShouldAllBe(result => result.Passed == true && result.Round == 2);
        StaticChecks.Evaluate(State(), facts with { FirstTaskAt = Some.Time.AddHours(1) })[0].Passed.ShouldBe(false);
    }

    [Test]
    public void A_place_that_cuts_off_parts_of_seconds_makes_no_repository_older() =>
        StaticChecks.Evaluate(State() with { CreatedAt = Some.Time.AddMilliseconds(-Some.Time.Millisecond) }, Facts())[0].Passed.ShouldBe(true);

    [Test]
    public void What_nobody_could_tell_is_not_measured()
    {
        var unknown = StaticChecks.Evaluate(State() with { CreatedAt = null }, Facts() with { Page = null });
        var broken = StaticChecks.Evaluate(State(), Facts() with { Page = new PageReach(null, "the browser crashed twice") });

        (unknown[0].Passed, unknown[0].NotMeasured, unknown[5].Passed, unknown[5].NotMeasured).ShouldBe((null, false, null, false));
        (broken[5].Passed, broken[5].NotMeasured, broken[5].Reason).ShouldBe((null, true, "the browser crashed twice"));
    }

    [Test]
    public void No_repository_passes_nothing_that_is_about_it()
    {
        var results = StaticChecks.Evaluate(new RepositoryState { Exists = false }, Facts());

        results.Take(5).ShouldAllBe(result => result.Passed == false && result.Reason.Contains("no public repository"));
        results[5].Passed.ShouldBe(true);
    }

    [Test]
    public void A_commit_that_is_not_there_is_one_fault_and_what_it_hides_is_skipped()
    {
        var results = StaticChecks.Evaluate(State() with { HasCommit = false, IsOnDefaultBranch = false, Files = [] }, Facts());

        results.Select(result => result.Passed).ShouldBe([true, false, null, null, true, true]);
        results.ShouldAllBe(result => !result.NotMeasured);
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        TestCaseData Case(string name, RepositoryState state, string check, string reason, Func<StaticCheckFacts, StaticCheckFacts>? change = null) =>
            new TestCaseData(state, (change ?? (facts => facts))(Facts()), check, reason).SetArgDisplayNames(name);
        yield return Case("older than the task", State() with { CreatedAt = Some.Time.AddSeconds(-2) }, "created_after_task", "older than the task");
        yield return Case("a short commit", State(), "commit_on_default_branch", "40 lower-case hex", facts => facts with { Submission = facts.Submission with { CommitSha = Sha[..12] } });
        yield return Case("a commit in capitals", State(), "commit_on_default_branch", "40 lower-case hex", facts => facts with { Submission = facts.Submission with { CommitSha = Sha.ToUpperInvariant() } });
        yield return Case("another branch", State() with { IsOnDefaultBranch = false, DefaultBranch = "main\u001b[2J" }, "commit_on_default_branch", "is not on the default branch main?[2J");
        yield return Case("no such commit", State() with { HasCommit = false }, "commit_on_default_branch", "there is no commit 0123456789ab");
        yield return Case("no licence", State().Without("LICENSE"), "mit_license", "there is no LICENSE");
        yield return Case("a licence in a folder", State(Blob("docs/LICENSE", "MIT License")).Without("LICENSE"), "mit_license", "there is no LICENSE at the root");
        yield return Case("a licence that says only mit", State(Blob("LICENSE", "We permit you to submit and commit. MIT")), "mit_license", "not the MIT licence");
        yield return Case("a licence in bytes", State(new StoredBlob("LICENSE", Sha, new byte[] { 0xff, 0xfe, 0 })), "mit_license", "is not text");
        yield return Case("no README", State().Without("README.md"), "readme", "there is no README.md");
        yield return Case("a short README", State(Blob("README.md", "# Summary\n## Setup\n## Usage\n## Code\n## License\n")), "readme", "fewer than 300");
        foreach (var (part, heading) in new[] { ("setup", "## Setup"), ("usage", "## Usage"), ("code", "## Code"), ("license", "## License") })
            yield return Case($"a README without {part}", State(Blob("README.md", Readme.Replace(heading, "## More", StringComparison.Ordinal))), "readme", $"no heading for: {part}");
        yield return Case("a README without a summary", State(Blob("README.md", Readme.Replace("# Sales summary", "# Sales", StringComparison.Ordinal).Replace("## About", "## Thanks", StringComparison.Ordinal))), "readme", "no heading for: summary");
        yield return Case("headings within code", State(Blob("README.md", Readme.Replace("## License", "```sh\n## License\n```", StringComparison.Ordinal))), "readme", "no heading for: license");
        yield return Case("a secret in the history", State() with { History = [Blob("old.env", $"KEY={SomeSecrets.OpenAi}", "fedcba9876543210fedcba9876543210fedcba98")] }, "no_secrets", "old.env @ fedcba987654");
        yield return Case("a secret in a message", State() with { Messages = [(Sha, $"Use {SomeSecrets.GitHub}")] }, "no_secrets", "the message of the commit @ 0123456789ab");
        yield return Case("a blob that nobody read", State() with { History = [new StoredBlob("huge.bin", Sha, null)] }, "no_secrets", "huge.bin @ 0123456789ab is too large");
        yield return Case("a history that nobody read whole", State() with { Unread = "3 commits more than 1000" }, "no_secrets", "3 commits more than 1000");
        yield return Case("a page that is not there", State(), "page_reachable", "404", facts => facts with { Page = new PageReach(false, "404") });
    }

    private static IEnumerable<TestCaseData> NoFaults()
    {
        TestCaseData Case(string name, RepositoryState state, string check, string reason) => new TestCaseData(state, check, reason).SetArgDisplayNames(name);
        var mit = LlmEval.Core.Assignments.Licensing.MitLicense.Text("Ada", 2026);
        yield return Case("LICENSE.md", State(Blob("LICENSE.md", mit)).Without("LICENSE"), "mit_license", "in LICENSE.md; the usual name is LICENSE");
        yield return Case("License.txt", State(Blob("License.txt", mit)).Without("LICENSE"), "mit_license", "in License.txt");
        yield return Case("headings underlined", State(Blob("README.md", Readme.Replace("## License", "License\n-------", StringComparison.Ordinal).Replace("## Code", "Code\n===", StringComparison.Ordinal))), "readme", "headings for summary, setup, usage, code, license");
        yield return Case("other words", State(Blob("README.md", Readme.Replace("## Setup", "## 🚀 Getting started", StringComparison.Ordinal).Replace("## Usage", "## How to use it", StringComparison.Ordinal)
            .Replace("## Code", "### How it works ###", StringComparison.Ordinal).Replace("## License", "## Licence", StringComparison.Ordinal).Replace("# Sales summary", "# Overview", StringComparison.Ordinal))), "readme", "headings");
        yield return Case("readme.md", State(Blob("readme.md", Readme)).Without("README.md"), "readme", "headings");
    }
}
