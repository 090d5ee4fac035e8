using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Core.Domain.Assignments;
using Microsoft.AspNetCore.Http;

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
        var asked = server.Asked.Count;
        server.Commit = before => before < asked + 2 ? "old" : "new";
        (await checker.VisitAsync(request, CancellationToken.None)).Reached.ShouldBe(true);
    }

    [Test]
    public async Task An_answer_that_cannot_be_unpacked_is_the_pages_own()
    {
        server.Handlers["/app/"] = Garbled;

        var visit = await checker.VisitAsync(server, Body);

        visit.Reached.ShouldBe(false);
        visit.ReachedReason.ShouldContain("cannot be read");
    }

    [Test]
    public async Task A_file_that_cannot_be_unpacked_is_missing_and_no_more()
    {
        server.Files["/app/"] = ("text/html", "<title>x</title><script>fetch('data.csv').catch(() => document.title = 'missing')</script>");
        server.Handlers["/app/data.csv"] = Garbled;

        (await checker.VisitAsync(server, new TitleCheck { Text = "title", Match = Visits.Same("missing") })).Results.Single().Score.ShouldBe(1);
    }

    [Test]
    public async Task A_server_that_stumbles_is_asked_again()
    {
        server.Handlers["/app/"] = async context =>
        {
            if (server.Asked.Count == 1) context.Abort();
            else if (server.Asked.Count == 2) context.Response.StatusCode = 503;
            else await PageServer.WriteAsync(context, "text/html", "<title>x</title>");
        };

        (await checker.VisitAsync(server, Body)).Reached.ShouldBe(true);
    }

    private static Task Garbled(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        return PageServer.WriteAsync(context, "text/html", "<title>no gzip</title>");
    }
}
