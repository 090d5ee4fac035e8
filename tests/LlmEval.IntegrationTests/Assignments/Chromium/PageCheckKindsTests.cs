using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>Every kind of check, passed and failed.</summary>
[TestFixture]
internal sealed class PageCheckKindsTests
{
    private const string Html =
        """
        <!doctype html><html><head><title> Sales
          Summary 7 </title></head><body>
        <p id="total">  1,234.50
        EUR </p><ul><li>a<li>b<li>c</ul><a id="link" href="data.csv" data-on>data</a>
        <input id="name"><select id="region"><option value="n">North<option value="s">South</select>
        <button id="go">Go</button><p id="greeting"></p><p id="choice"></p><p id="later"></p><p id="search"></p><p id="stored"></p>
        <script>
        fetch('data.csv').then(r => r.text()).then(t => { setTimeout(() => document.querySelector('#later').textContent = t, 600); });
        document.querySelector('#go').onclick = () => document.querySelector('#greeting').textContent = 'Hello ' + document.querySelector('#name').value;
        document.querySelector('#name').onkeydown = e => { if (e.key === 'Enter') document.querySelector('#go').click(); };
        document.querySelector('#region').onchange = e => document.querySelector('#choice').textContent = e.target.value;
        document.querySelector('#search').textContent = new URLSearchParams(location.search).get('url') ?? 'none';
        document.querySelector('#stored').textContent = localStorage.visits ?? 'first'; localStorage.visits = 'again';
        console.log('hello');
        </script></body></html>
        """;

    private ChromiumPageChecker checker = null!;
    private PageServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        checker = await Visits.CheckerAsync();
        server = await PageServer.StartAsync(Html);
        server.Files["/app/data.csv"] = ("text/csv", "loaded");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (checker is not null) await checker.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Test]
    public async Task Every_kind_passes_on_a_page_that_does_what_was_asked()
    {
        var visit = await checker.VisitAsync(
            server,
            Visits.Js("document.querySelectorAll('li').length === 3"),
            Visits.Js("(async () => { await new Promise(r => setTimeout(r, 50)); return 'yes'; })();"),
            Visits.Js("document.querySelector('#search').textContent === 'x.csv'", "?url=x.csv"),
            new TextCheck { Text = "total", Selector = "#total", Match = Visits.Same("1,234.50 EUR") },
            new TextCheck { Text = "total contains", Selector = "#total", Match = new(TextMatchKind.Contains, "234") },
            new TextCheck { Text = "total matches", Selector = "#total", Match = new(TextMatchKind.Matches, @"^[\d,.]+ EUR$") },
            new TextCheck { Text = "later", Selector = "#later", Match = Visits.Same("loaded") },
            new ExistsCheck { Text = "button", Selector = "button#go" },
            new AttributeCheck { Text = "on", Selector = "#link", Attribute = "data-on" },
            new AttributeCheck { Text = "href", Selector = "#link", Attribute = "href", Match = new(TextMatchKind.Contains, ".csv") },
            new CountCheck { Text = "items", Selector = "li", AtLeast = 2, AtMost = 3 },
            new TitleCheck { Text = "title", Match = Visits.Same("Sales Summary 7") },
            new RequestMadeCheck { Text = "data", Url = new(TextMatchKind.Matches, @"/app/data\.csv$") },
            new ConsoleCleanCheck { Text = "clean" },
            new StepsCheck
            {
                Text = "greets",
                Steps = [new FillStep("#name", "Ada"), new PressStep("#name", "Enter"), new WaitStep("#greeting:not(:empty)")],
                Then = new TextCheck { Text = "", Selector = "#greeting", Match = Visits.Same("Hello Ada") },
            },
            new StepsCheck
            {
                Text = "chooses",
                Steps = [new FillStep("#region", "s"), new ClickStep("#go")],
                Then = Visits.Js("document.querySelector('#choice').textContent === 's' && document.querySelector('#stored').textContent === 'first'"),
            },
            new StepsCheck { Text = "steps write no errors", Steps = [new ClickStep("#go")], Then = new ConsoleCleanCheck { Text = "" } });

        visit.Results.Where(result => result.Score != 1).Select(result => $"{result.Name}: {result.Reason}").ShouldBeEmpty();
        visit.Reached.ShouldBe(true, visit.ReachedReason);
        var evidence = visit.Results[0].Evidence!;
        evidence.Screenshot!.Value.Span[..4].ToArray().ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
        evidence.Dom.ShouldNotBeNull().ShouldContain("Sales");
        evidence.Console.ShouldContain("log: hello");
        evidence.Requests.ShouldContain($"GET {server.Origin}/app/data.csv 200");
    }

    [Test]
    public async Task Every_kind_fails_and_says_what_it_saw()
    {
        var visit = await checker.VisitAsync(
            server,
            [
                .. new PageCheck[]
                {
                    Visits.Js("document.querySelector('#none').textContent"),
                    Visits.Js("1 +"),
                    Visits.Js("0"),
                    Visits.Js("NaN"),
                    Visits.Js("Promise.reject(new Error('no'))"),
                    new TextCheck { Text = "text", Selector = "#total", Match = Visits.Same("5") },
                    new ExistsCheck { Text = "exists", Selector = "#none" },
                    new AttributeCheck { Text = "attribute", Selector = "#link", Attribute = "title" },
                    new CountCheck { Text = "count", Selector = "li", AtMost = 2 },
                    new TitleCheck { Text = "title", Match = Visits.Same("Other") },
                    new RequestMadeCheck { Text = "request", Url = new(TextMatchKind.Contains, "users.json") },
                    new StepsCheck { Text = "step", Steps = [new ClickStep("#none")], Then = new ExistsCheck { Text = "", Selector = "body" } },
                    new StepsCheck { Text = "then", Steps = [new ClickStep("#go")], Then = new ExistsCheck { Text = "", Selector = "#none" } },
                }.Select(check => check with { Within = TimeSpan.FromMilliseconds(300) }),
            ]);

        visit.Results.Where(result => result.Score != 0).Select(result => $"{result.Name}: {result.Reason}").ShouldBeEmpty();
        visit.Results.ShouldAllBe(result => result.Evidence != null);
        string[] reasons =
        [
            "TypeError", "SyntaxError", "it is 0", "it is NaN", "Error: no", "it is \"1,234.50 EUR\"", "nothing matches #none", "no such attribute", "there are 3",
            "it is \"Sales Summary 7\"", "no such request", "step 1 (click #none)", "nothing matches #none",
        ];
        foreach (var (result, reason) in visit.Results.Zip(reasons)) result.Reason.ShouldContain(reason);
    }

    [Test]
    public async Task A_check_that_cannot_be_made_says_nothing_of_the_page()
    {
        var there = new ExistsCheck { Text = "", Selector = "body" };
        var visit = await checker.VisitAsync(
            server,
            new ExistsCheck { Text = "no selector", Selector = "[[" },
            new CountCheck { Text = "no name", Selector = "#1a", AtLeast = 1 },
            new TitleCheck { Text = "no expression", Match = new(TextMatchKind.Matches, "[0-9") },
            new StepsCheck { Text = "no selector in a step", Steps = [new ClickStep("[[")], Then = there },
            new StepsCheck { Text = "no name in a step", Steps = [new WaitStep("#1a")], Then = there },
            new StepsCheck { Text = "no key", Steps = [new PressStep(null, "Entr")], Then = there },
            new StepsCheck { Text = "no key of an element", Steps = [new PressStep("#name", "Entr")], Then = there });

        visit.Results.Where(result => result.Score is not null || !result.NotMeasured).Select(result => $"{result.Name}: {result.Reason}").ShouldBeEmpty();
        visit.Results.ShouldAllBe(result => result.Reason.StartsWith("the check itself cannot be made: ") && result.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_sentence_is_skipped()
    {
        var visit = await checker.VisitAsync(server, new FreeTextCheck { Text = "The page is pretty" });

        visit.Results.Single().Score.ShouldBeNull();
        visit.Results.Single().NotMeasured.ShouldBeFalse();
    }

    [Test]
    public async Task An_error_of_the_console_or_an_exception_is_not_clean()
    {
        await using var faulty = await PageServer.StartAsync("<title>x</title><script>setTimeout(() => { throw new Error('later'); }, 100); console.error('now');</script>");

        var visit = await checker.VisitAsync(faulty, new ConsoleCleanCheck { Text = "clean" });

        visit.Results.Single().Score.ShouldBe(0);
        visit.Results.Single().Reason.ShouldContain("2 errors, the first: error: now");
        visit.Results.Single().Evidence!.Console.ShouldContain("exception: Error: later");
    }

    [Test]
    public async Task What_we_refuse_and_a_missing_icon_are_no_errors_of_the_page_but_its_own_missing_files_are()
    {
        await using var faulty = await PageServer.StartAsync("<title>x</title><img src='https://example.org/x.png'><img src='/favicon.ico'><link rel=icon href=favicon.ico>");
        (await checker.VisitAsync(faulty, new ConsoleCleanCheck { Text = "clean" })).Results.Single().Reason.ShouldBe("no errors");

        faulty.Files["/app/"] = ("text/html", "<title>x</title><img src='missing.png'>");
        (await checker.VisitAsync(faulty, new ConsoleCleanCheck { Text = "clean" })).Results.Single().Reason.ShouldContain("404");
    }
}
