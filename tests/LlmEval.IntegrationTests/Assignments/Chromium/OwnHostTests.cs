using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>Pages on a page server of the tool: what that server fails at is not held against them.</summary>
[TestFixture]
internal sealed class OwnHostTests
{
    private static readonly PageCheck Loaded = Visits.Js("window.loaded");

    private ChromiumPageChecker checker = null!;
    private PageServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => checker = await Visits.CheckerAsync(Visits.Quick with { AllowPrivateAddresses = false });

    [SetUp]
    public async Task Serve()
    {
        server = await PageServer.StartAsync("<title>x</title><script>fetch('data.csv').then(r => { window.loaded = r.ok; })</script>");
        server.Files["/app/data.csv"] = ("text/csv", "1");
        checker.OwnHost = new Uri(server.Origin);
    }

    [TearDown]
    public async Task Close() => await server.DisposeAsync();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (checker is not null) await checker.DisposeAsync();
    }

    [Test]
    public async Task Its_pages_are_visited() => (await checker.VisitAsync(server, Loaded)).Results.Single().Score.ShouldBe(1);

    [Test]
    public async Task A_server_that_fails_leaves_nothing_measured()
    {
        server.Handlers["/app/"] = PageServer.Says(503);

        var visit = await checker.VisitAsync(server, Loaded, new FreeTextCheck { Text = "pretty" });

        visit.Reached.ShouldBeNull();
        visit.ReachedReason.ShouldBe("the tool's page server failed: it answered 503");
        (visit.Results[0].Score, visit.Results[0].NotMeasured).ShouldBe((null, true));
        (visit.Results[1].Score, visit.Results[1].NotMeasured).ShouldBe((null, false));
        server.Asked.Count.ShouldBe(3);
    }

    [Test]
    public async Task A_server_that_is_gone_leaves_nothing_measured()
    {
        var request = Visits.Request(server, [Loaded]);
        await server.DisposeAsync();

        var visit = await checker.VisitAsync(request, CancellationToken.None);

        visit.Reached.ShouldBeNull();
        visit.Results.Single().NotMeasured.ShouldBeTrue();
    }

    [Test]
    public async Task A_file_that_the_server_fails_at_leaves_nothing_measured()
    {
        server.Handlers["/app/data.csv"] = PageServer.Says(503);

        var result = (await checker.VisitAsync(server, Loaded)).Results.Single();

        result.NotMeasured.ShouldBeTrue(result.Reason);
        result.Reason.ShouldBe("the tool's page server answered 503");
        result.Score.ShouldBeNull();
    }

    [Test]
    public async Task A_file_that_fails_once_is_there_at_the_next_try()
    {
        server.Handlers["/app/data.csv"] = context =>
        {
            if (server.Asked.Count(path => path == "/app/data.csv") == 1) context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };

        (await checker.VisitAsync(server, Loaded)).Results.Single().Score.ShouldBe(1);
    }

    [Test]
    public async Task A_missing_page_or_file_is_the_builders()
    {
        server.Files.Remove("/app/data.csv");
        (await checker.VisitAsync(server, Loaded)).Results.Single().Score.ShouldBe(0);

        server.Files.Clear();
        (await checker.VisitAsync(server, Loaded)).Reached.ShouldBe(false);
    }
}
