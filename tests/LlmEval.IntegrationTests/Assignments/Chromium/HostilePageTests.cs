using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>Pages that hang, flood, crash or lie: the visit ends, and what they broke has failed.</summary>
[TestFixture]
internal sealed class HostilePageTests
{
    private static readonly PageCheck Ready = Visits.Js("window.ready");

    private ChromiumPageChecker checker = null!;

    private static IEnumerable<TestCaseData> Hanging()
    {
        yield return new("<script>for (;;) {}</script>") { TestName = "an endless loop" };
        yield return new("<script>for (;;) alert('x')</script>") { TestName = "dialogs without end" };
        yield return new("<script>const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()))</script>") { TestName = "a heap without end" };
        yield return new("<script>const all = []; for (let i = 0; i < 1000; i++) all.push(new Uint8Array(1e7).fill(1)); window.ready = true</script>") { TestName = "ten gigabytes" };
        yield return new("<script>for (;;) console.log('flood')</script>") { TestName = "a flood of messages" };
        yield return new("<script>location.reload()</script>") { TestName = "a page that reloads for ever" };
        yield return new("<script>location.href = 'https://example.org/'</script>") { TestName = "a page that leaves" };
    }

    [OneTimeSetUp]
    public async Task Start() => checker = await Visits.CheckerAsync(Visits.Quick);

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (checker is not null) await checker.DisposeAsync();
    }

    [TestCaseSource(nameof(Hanging))]
    [CancelAfter(120_000)]
    public async Task A_page_that_hangs_fails_in_time(string html, CancellationToken cancellationToken)
    {
        await using var server = await PageServer.StartAsync("<!doctype html>" + html);

        var visit = await checker.VisitAsync(
            Visits.Request(server, [Ready, new ExistsCheck { Text = "main", Selector = "#main" }, new StepsCheck { Text = "steps", Steps = [new ClickStep("#main")], Then = Ready }]), cancellationToken);

        visit.Results.Where(result => result.Score != 0).Select(result => $"{result.Name}: {result.Reason}").ShouldBeEmpty();
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task A_check_that_makes_the_page_hang_does_not_take_the_next_ones_with_it(CancellationToken cancellationToken)
    {
        await using var server = await PageServer.StartAsync(
            "<!doctype html><p id=a>a</p><button id=loop onclick='for (;;) {}'>x</button><button id=crash>y</button><script>function away() { location.href = 'https://example.org/' }</script>");

        var visit = await checker.VisitAsync(
            Visits.Request(
                server,
                [
                    Visits.Js("new Promise(() => {})"),
                    Visits.Js("document.querySelector('#loop').click()"),
                    new TextCheck { Text = "a", Selector = "#a", Match = Visits.Same("a") },
                    Visits.Js("away()"),
                    new ExistsCheck { Text = "b", Selector = "#a" },
                    new StepsCheck { Text = "steps", Steps = [new ClickStep("#loop")], Then = new ExistsCheck { Text = "", Selector = "#never" } },
                    new StepsCheck { Text = "other steps", Steps = [new ClickStep("#crash")], Then = new ExistsCheck { Text = "", Selector = "#a" } },
                ]),
            cancellationToken);

        visit.Results.Select(result => result.Score).ShouldBe([0, 0, 1, 0, 1, 0, 1], string.Join('\n', visit.Results.Select(result => $"{result.Name}: {result.Reason}")));
    }

    [Test]
    public async Task A_page_that_overrides_what_checks_are_made_of_forges_nothing()
    {
        await using var server = await PageServer.StartAsync(
            """
            <!doctype html><title>real</title><script>
            const yes = {textContent: 'forged', getAttribute: () => 'forged'};
            document.querySelector = Document.prototype.querySelector = () => yes; document.querySelectorAll = Document.prototype.querySelectorAll = () => [1, 2, 3];
            Object.defineProperty(Document.prototype, 'title', {get: () => 'forged'}); Object.defineProperty(document, 'title', {get: () => 'forged'});
            JSON.stringify = () => '{"ok":true}'; JSON.parse = () => ({ok: true, seen: ''}); Promise.prototype.then = f => f(true); Array.prototype.find = () => 'x'; String.prototype.includes = RegExp.prototype.test = () => true;
            Boolean = () => true; globalThis.eval = () => true; Promise = undefined;
            </script>
            """);

        var visit = await checker.VisitAsync(
            server,
            [
                .. new PageCheck[]
                {
                    new TextCheck { Text = "text", Selector = "#x", Match = Visits.Same("forged") },
                    new ExistsCheck { Text = "exists", Selector = "#x" },
                    new AttributeCheck { Text = "attribute", Selector = "#x", Attribute = "a", Match = Visits.Same("forged") },
                    new CountCheck { Text = "count", Selector = "li", AtLeast = 3 },
                    new TitleCheck { Text = "title", Match = Visits.Same("forged") },
                    new TitleCheck { Text = "title contains", Match = new(TextMatchKind.Contains, "forged") },
                    new RequestMadeCheck { Text = "request", Url = Visits.Same("x") },
                    Visits.Js("false"),
                    new StepsCheck { Text = "steps", Steps = [], Then = new ExistsCheck { Text = "", Selector = "#x" } },
                }.Select(check => check with { Within = TimeSpan.FromMilliseconds(300) }),
                new TitleCheck { Text = "the real title", Match = Visits.Same("real") },
            ]);

        visit.Results.SkipLast(1).Where(result => result.Score != 0).Select(result => $"{result.Name}: {result.Reason}").ShouldBeEmpty();
        visit.Results[^1].Score.ShouldBe(1, visit.Results[^1].Reason);
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task A_huge_document_and_a_flood_are_kept_within_bounds(CancellationToken cancellationToken)
    {
        await using var server = await PageServer.StartAsync(
            "<!doctype html><body><script>for (let i = 0; i < 1e5; i++) { const p = document.createElement('p'); p.textContent = 'x'.repeat(50); document.body.append(p); } for (let i = 0; i < 5000; i++) console.log('y'.repeat(10000));</script>");

        var visit = await checker.VisitAsync(
            Visits.Request(server, [new CountCheck { Text = "count", Selector = "p", AtLeast = 100_000, Within = TimeSpan.FromSeconds(30) }, new ConsoleCleanCheck { Text = "clean" }]), cancellationToken);

        visit.Results[0].Score.ShouldBe(1, visit.Results[0].Reason);
        visit.Results[1].Score.ShouldBe(0);
        visit.Results[0].Evidence!.Dom!.Length.ShouldBe(200_000);
        visit.Results[1].Evidence!.Console.Count.ShouldBeLessThanOrEqualTo(200);
        visit.Results[1].Evidence!.Console.ShouldAllBe(line => line.Length < 600);
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task A_click_that_hangs_the_page_leaves_no_clean_console(CancellationToken cancellationToken)
    {
        // The click is done before the page hangs.
        const string Later = "<!doctype html><button id=b onclick='setTimeout(() => { for (;;) {} })'>x</button>";
        await using var server = await PageServer.StartAsync(Later);

        var visit = await checker.VisitAsync(
            Visits.Request(
                server,
                [
                    Visits.Js("document.querySelector('#b').click() || true"),
                    new ConsoleCleanCheck { Text = "clean" },
                    new StepsCheck { Text = "steps", Steps = [new ClickStep("#b")], Then = new ConsoleCleanCheck { Text = "" }, Path = "?steps" },
                ]),
            cancellationToken);

        visit.Results.Select(result => result.Score).ShouldBe([1, 0, 0], string.Join('\n', visit.Results.Select(result => $"{result.Name}: {result.Reason}")));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task A_flood_of_requests_comes_to_an_end(CancellationToken cancellationToken)
    {
        await using var server = await PageServer.StartAsync(
            "<!doctype html><script>let left = 2000; for (let i = 0; i < 2000; i++) fetch('big?' + i).catch(() => {}).finally(() => { if (--left === 0) window.ready = true; })</script>");
        var (running, most) = (0, 0);
        server.Handlers["/app/big"] = async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            try
            {
                await context.Response.Body.WriteAsync(new byte[1 << 20], cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        };

        var visit = await checker.VisitAsync(Visits.Request(server, [Ready with { Within = TimeSpan.FromSeconds(60) }]), cancellationToken);

        most.ShouldBeLessThanOrEqualTo(6);
        server.Asked.Count(path => path == "/app/big").ShouldBeLessThanOrEqualTo(262);
        visit.Results.Single().NotMeasured.ShouldBeFalse();
    }
}
