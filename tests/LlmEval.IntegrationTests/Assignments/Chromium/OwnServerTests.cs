using System.Net;
using LlmEval.Adapters.Assignments.Chromium.Network;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>Which servers are asked in place of the browser, and how much of their answers the tool takes; without a browser.</summary>
[TestFixture]
internal sealed class OwnServerTests
{
    private PageServer server = null!;

    [SetUp]
    public async Task Serve() => server = await PageServer.StartAsync("<title>x</title>");

    [TearDown]
    public async Task Close() => await server.DisposeAsync();

    [Test]
    public async Task A_strangers_page_is_on_the_public_internet_or_nowhere()
    {
        using var asked = Server(own: null);

        var problem = await Should.ThrowAsync<NoAnswerException>(() => asked.GetAsync("GET", server.Page, CancellationToken.None));

        problem.Message.ShouldBe("'127.0.0.1' is not on the public internet");
        problem.MayPass.ShouldBeFalse();
        server.Asked.ShouldBeEmpty();
    }

    [Test]
    public async Task A_public_name_that_leads_to_this_machine_is_not_followed()
    {
        // Names are looked up by the connection, so that no second answer of the name's server counts.
        var host = PageHost.Of(new Uri("http://pages.example.com/app/"), new Uri(server.Origin), allowsPrivate: false);

        foreach (var address in (string[])["127.0.0.1", "::1", "169.254.169.254", "10.0.0.1", "::ffff:192.168.0.1"]) host.Allows(IPAddress.Parse(address)).ShouldBeFalse(address);
        host.Allows(IPAddress.Parse("93.184.216.34")).ShouldBeTrue();
        host.IsOurs.ShouldBeFalse();
        await Task.CompletedTask;
    }

    [Test]
    public async Task On_this_machine_only_page_servers_of_the_tool_are_asked()
    {
        using var asked = Server(own: new Uri("http://127.0.0.1:1/"));
        (await Should.ThrowAsync<NoAnswerException>(() => asked.GetAsync("GET", server.Page, CancellationToken.None))).Message.ShouldContain("no page server of the tool");

        server.Commit = _ => "abc";
        (await asked.GetAsync("GET", server.Page, CancellationToken.None)).Status.ShouldBe(200);
        asked.IsOurs.ShouldBeTrue();
    }

    [Test]
    public async Task Whatever_a_server_sends_is_one_kind_of_failure()
    {
        using var asked = Server(new Uri(server.Origin));
        server.Handlers["/app/"] = context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return PageServer.WriteAsync(context, "text/html", "no gzip");
        };
        (await Should.ThrowAsync<NoAnswerException>(() => asked.GetAsync("GET", server.Page, CancellationToken.None))).MayPass.ShouldBeFalse();

        server.Handlers["/app/"] = async context =>
        {
            var chunk = new byte[1 << 20];
            for (var i = 0; i < 21; i++) await context.Response.Body.WriteAsync(chunk);
        };
        (await Should.ThrowAsync<NoAnswerException>(() => asked.GetAsync("GET", server.Page, CancellationToken.None))).MayPass.ShouldBeFalse();

        server.Handlers["/app/"] = context => Task.Run(context.Abort);
        (await Should.ThrowAsync<NoAnswerException>(() => asked.GetAsync("GET", server.Page, CancellationToken.None))).MayPass.ShouldBeTrue();
        await Should.ThrowAsync<NoAnswerException>(() => asked.GetAsync("GET", new Uri("ftp://127.0.0.1/app/"), CancellationToken.None));
    }

    [Test]
    public async Task A_visit_has_so_many_bytes_and_no_more()
    {
        using var asked = Server(new Uri(server.Origin));
        using var traffic = new VisitTraffic(asked, mostBytes: 20);

        // Each page has 16 bytes.
        for (var i = 0; i < 2; i++) (await traffic.AskAsync("GET", server.Page, CancellationToken.None)).Status.ShouldBe(200);
        await Should.ThrowAsync<NoAnswerException>(() => traffic.AskAsync("GET", server.Page, CancellationToken.None));

        server.Asked.Count.ShouldBe(2);
        traffic.Failure.ShouldBeNull();
    }

    [Test]
    public async Task A_few_answers_are_under_way_at_once()
    {
        using var asked = Server(new Uri(server.Origin));
        using var traffic = new VisitTraffic(asked);
        var (running, most) = (0, 0);
        var begun = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var all = Enumerable.Range(0, 100).Select(_ => traffic.TakeTurnAsync(
            async () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                if (running == VisitTraffic.MostAtOnce) begun.TrySetResult();
                await go.Task;
                Interlocked.Decrement(ref running);
            },
            CancellationToken.None)).ToList();

        await begun.Task;
        go.SetResult();
        await Task.WhenAll(all);

        most.ShouldBe(VisitTraffic.MostAtOnce);
    }

    private OwnServer Server(Uri? own) => new(new RequestPolicy(server.Page, []), PageHost.Of(server.Page, own, allowsPrivate: false));
}
