using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Results;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments;

/// <summary>What is held against a builder, and what is not.</summary>
public sealed partial class FollowUpTests
{
    [Test]
    public async Task A_page_that_is_not_served_is_no_failure_of_the_builder()
    {
        place.LooksUntilServed = int.MaxValue;
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place);

        var facts = (await session.ReportAsync(WebAppSessions.First).WaitAsync(Soon)).Facts;

        (facts.Verdict, facts.Outcome).ShouldBe((CaseVerdict.NotMeasured, Outcome.SandboxError));
        facts.Message.ShouldNotBeNull().ShouldContain("not served");
        place.Visits.ShouldBeEmpty();
    }

    [Test]
    public async Task A_page_of_which_the_visit_measured_nothing_is_no_failure_of_the_builder()
    {
        place.Reached = null;
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place);

        var facts = (await session.ReportAsync(WebAppSessions.First).WaitAsync(Soon)).Facts;

        (facts.Verdict, facts.Outcome).ShouldBe((CaseVerdict.NotMeasured, Outcome.SandboxError));
        facts.Message.ShouldNotBeNull().ShouldContain("page_reachable");
    }

    [Test]
    public async Task Checks_that_nobody_could_make_are_there_with_the_reason_and_the_page_stays_as_it_was_found()
    {
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place);
        await session.ReportAsync(WebAppSessions.First).WaitAsync(Soon);
        Opinions(await SampleAsync(session, WebAppSessions.First)).ShouldBe([("readme_quality", null, false, "there is no judge"), ("code_quality", null, false, "there is no judge")]);

        place.ReadFault = new DeploymentException("the disk is full", isTransient: false);
        await session.ReportAsync(WebAppSessions.Second).WaitAsync(Soon);
        var unread = await SampleAsync(session, WebAppSessions.Second);
        Opinions(unread).Select(opinion => opinion.Item4).ShouldBe(["there is no judge", "there is no judge"]);
        var read = unread.Execution!.Submission!.Checks.Where(check => check.Kind == CheckKind.Static).ToList();
        read.Where(check => check.NotMeasured).Select(check => check.Name).ShouldBe(["created_after_task", "commit_on_default_branch", "mit_license", "readme", "no_secrets"]);
        read.Single(check => check.Name == "page_reachable").Passed.ShouldBe(true);

        static IEnumerable<(string, double?, bool, string)> Opinions(SampleResult sample) =>
            sample.Execution!.Submission!.Checks.Where(check => check.Kind == CheckKind.Llm).Select(check => (check.Name, check.Score, check.NotMeasured, check.Reason));
    }

    [Test]
    public async Task A_path_that_is_no_text_is_a_failure_of_the_builder_alone()
    {
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => """{"\ud800x": "", "index.html": "<p>", "README.md": "# App"}"""), place);

        (await session.ReportAsync(WebAppSessions.First).WaitAsync(Soon)).Facts.Outcome.ShouldBe(Outcome.NoCode);
    }

    [Test]
    public async Task A_page_that_could_not_be_measured_is_no_failure_of_the_builder()
    {
        place.Judge = (_, _) => null;
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place);

        var facts = (await session.ReportAsync(WebAppSessions.First).WaitAsync(Soon)).Facts;

        (facts.Verdict, facts.Outcome).ShouldBe((CaseVerdict.NotMeasured, Outcome.SandboxError));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_place_that_fails_is_no_failure_of_the_builder(bool atDeployment)
    {
        var fault = new DeploymentException("the disk is full", isTransient: false);
        (place.DeployFault, place.ReadFault) = atDeployment ? (fault, null) : ((DeploymentException?)null, fault);
        await using var session = await WebAppSessions.BeginAsync(Fakes((_, _) => WebAppSessions.App("page")), place);

        var facts = (await session.ReportAsync(WebAppSessions.First).WaitAsync(Soon)).Facts;

        (facts.Verdict, facts.Outcome).ShouldBe((CaseVerdict.NotMeasured, Outcome.SandboxError));
        facts.Message.ShouldNotBeNull().ShouldContain("the disk is full");
    }
}
