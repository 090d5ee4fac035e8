using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>Pages that cannot be visited.</summary>
[TestFixture]
internal sealed class ReachTests
{
    private static readonly PageCheck Body = new ExistsCheck { Text = "body", Selector = "body" };

    private ChromiumPageChecker checker = null!;
    private PageServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        checker = await Visits.CheckerAsync();
    }

    [SetUp]
    public async Task Serve() => server = await PageServer.StartAsync("<title>x</title>");

    [TearDown]
    public async Task Close() => await server.DisposeAsync();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (checker is not null) await checker.DisposeAsync();
    }

    [Test]
    public async Task A_page_that_is_not_there_fails_every_check()
    {
        server.Files.Clear();

        var visit = await checker.VisitAsync(server, Body, new FreeTextCheck { Text = "pretty" });

        visit.Reached.ShouldBe(false);
        visit.Results[0].Score.ShouldBe(0);
        visit.Results[0].Reason.ShouldBe("page not reachable: it answered 404");
        visit.Results[1].Score.ShouldBeNull();
    }

    [Test]
    public async Task A_page_that_is_no_document_is_not_reached()
    {
        server.Files["/app/"] = ("text/plain", "<title>x</title>");

        (await checker.VisitAsync(server, Body)).ReachedReason.ShouldContain("not HTML");
    }

    [Test]
    public async Task Redirects_in_circles_are_not_followed_for_ever()
    {
        server.Redirects["/app/"] = "/app/";

        (await checker.VisitAsync(server, Body)).ReachedReason.ShouldContain("in circles");
    }

    [Test]
    public async Task A_server_that_does_not_answer_is_not_reached()
    {
        var request = Visits.Request(server, [Body]);
        await server.DisposeAsync();

        (await checker.VisitAsync(request, CancellationToken.None)).Reached.ShouldBe(false);
    }

    [Test]
    public async Task A_redirect_within_the_page_is_followed()
    {
        server.Redirects["/app/"] = "/app/start/";
        server.Files["/app/start/"] = ("text/html", "<title>start</title>");

        var visit = await checker.VisitAsync(server, new TitleCheck { Text = "title", Match = Visits.Same("start") });

        visit.Results.Single().Reason.ShouldBe("it is \"start\"");
        visit.Results.Single().Score.ShouldBe(1);
    }

    [Test]
    public async Task An_older_commit_is_waited_out_and_then_not_reached()
    {
        server.Commit = _ => "old";
        var request = Visits.Request(server, [Body]) with { Commit = "new" };

        var visit = await checker.VisitAsync(request, CancellationToken.None);

        visit.Reached.ShouldBe(false);
        visit.Results.Single().Reason.ShouldContain("still serves an older commit");
        server.Commit = before => before < server.Asked.Count + 2 ? "old" : "new";
        var asked = server.Asked.Count;
        server.Commit = before => before < asked + 2 ? "old" : "new";
        (await checker.VisitAsync(request, CancellationToken.None)).Reached.ShouldBe(true);
    }
}
