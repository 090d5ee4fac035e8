using System.Net;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.IntegrationTests.Storage;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Serving;

/// <summary>Runs, their matrix, their cases, and two of them compared.</summary>
[Parallelizable]
public class RunPagesTests
{
    private ServedReview served = null!;
    private HttpClient client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        served = await ServedReview.StartAsync();
        client = served.Anyone();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        client.Dispose();
        await served.DisposeAsync();
    }

    [Test]
    public async Task The_figures_of_a_run_are_those_that_are_made_of_its_cases()
    {
        Outcome[] outcomes = [Outcome.Passed, Outcome.Failed, Outcome.ProviderError, Outcome.Passed, Outcome.Timeout, Outcome.Passed];
        var (run, _, _) = await served.AddRunAsync(Plan(tasks: 3), i => outcomes[i] == Outcome.ProviderError ? Some.Unanswered() : Some.Sample(0, outcomes[i]));
        await using var database = await OpenAsync();
        var reader = new PostgresResultReader(database);
        var record = (await reader.FindRunsAsync(run.ToString(), CancellationToken.None)).Single();

        var figures = (await new PostgresRunPages(database).ReadFiguresAsync([record], CancellationToken.None))[run];

        figures.Summary.ShouldBeTheSameAs(RunSummarizer.Summarize(record, await reader.ReadCasesAsync(run, CancellationToken.None)));
        (figures.NotMeasured, figures.Pending).ShouldBe((1, 0));
        var shown = await client.OkAsync($"/runs/{run}");
        shown.At("run.cases.passed")!.GetValue<int>().ShouldBe(3);
        shown.At("run.cases.failed")!.GetValue<int>().ShouldBe(2);
        shown.At("tasks.notMeasured")!.GetValue<int>().ShouldBe(1);
        shown.At("run.models.0.metrics.0.name")!.GetValue<string>().ShouldBe("pass@1");
    }

    [Test]
    public async Task Runs_of_the_prompt_lab_are_on_no_page()
    {
        var (run, _, _) = await served.AddRunAsync(Plan(tasks: 1));
        var before = await client.OkAsync("/runs?limit=100");
        var (lab, _, _) = await served.AddRunAsync(Plan(tasks: 1) with { Kind = RunKind.Lab }, status: RunStatus.Running);
        await using var database = await OpenAsync();
        var pages = new PostgresRunPages(database);

        (await client.OkAsync("/runs?limit=100"))["items"]!.AsArray().Select(item => item!.Text("id")).ShouldBe(before["items"]!.AsArray().Select(item => item!.Text("id")));
        (await pages.CountRunsAsync(CancellationToken.None)).ShouldBe(before["items"]!.AsArray().Count);
        (await pages.ReadPulseAsync(1000, CancellationToken.None)).Select(pulse => pulse.Run).ShouldSatisfyAllConditions(
            pulses => pulses.ShouldContain(run), pulses => pulses.ShouldNotContain(lab));
        using var refused = await client.GetAsync(new Uri($"/api/v1/runs/{lab}", UriKind.Relative));
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("prompt lab");
    }

    [Test]
    public async Task Pages_of_runs_follow_each_other_without_a_gap()
    {
        var added = new HashSet<string>();
        for (var i = 0; i < 5; i++) added.Add((await served.AddRunAsync(Plan(tasks: 1))).Run.ToString());

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await client.OkAsync($"/runs?limit=2{(after is null ? "" : $"&after={after}")}");
            seen.AddRange(page["items"]!.AsArray().Select(item => item!.Text("id")));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);

        seen.ShouldBeUnique();
        added.ShouldBeSubsetOf(seen);
    }

    [Test]
    public async Task Filters_leave_out_what_does_not_fit()
    {
        var (run, _, _) = await served.AddRunAsync(Plan(tasks: 1, model: "the-only-one"), status: RunStatus.Interrupted);

        (await client.OkAsync("/runs?model=the-only-one"))["items"]!.AsArray().ShouldHaveSingleItem()!.Text("id").ShouldBe(run.ToString());
        (await client.OkAsync("/runs?model=the-only-one&status=completed"))["items"]!.AsArray().ShouldBeEmpty();
        (await client.OkAsync("/runs?model=the-only-one&status=completed&status=interrupted"))["items"]!.AsArray().Count.ShouldBe(1);
        (await client.OkAsync($"/runs?q={run.Short}&model=the-only-one"))["items"]!.AsArray().Count.ShouldBe(1);
        (await client.OkAsync("/runs?q=100%25"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task The_matrix_begins_with_what_failed_and_pages_end_where_the_next_begins()
    {
        // Task 2 fails with both models, task 4 with one, task 1 is not measured.
        var (run, _, _) = await served.AddRunAsync(Plan(tasks: 6), i => i switch
        {
            2 or 8 or 4 => Some.Sample(0, Outcome.Failed),
            1 => Some.Unanswered(),
            _ => Some.Sample(),
        });

        var first = await client.OkAsync($"/runs/{run}/tasks?limit=4");
        var second = await client.OkAsync($"/runs/{run}/tasks?limit=4&after={first.Text("next")}");
        string[] tasks = [.. first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(row => row!.Text("task"))];
        tasks.ShouldBe(["t/2", "t/4", "t/1", "t/0", "t/3", "t/5"]);
        second["next"].ShouldBeNull();
        first.At("columns")!.AsArray().Count.ShouldBe(2);
        first.At("items.0.cells")!.AsArray().Count.ShouldBe(2);
        first.Text("items.0.cells.0.outcome").ShouldBe("failed");

        (await client.OkAsync($"/runs/{run}/tasks?verdict=not_measured"))["items"]!.AsArray().ShouldHaveSingleItem()!.Text("task").ShouldBe("t/1");
        (await client.OkAsync($"/runs/{run}/tasks?verdict=failed&model=sample-weak"))["items"]!.AsArray().ShouldHaveSingleItem()!.Text("task").ShouldBe("t/2");
        (await client.OkAsync($"/runs/{run}/tasks?order=id"))["items"]!.AsArray().Select(row => row!.Text("task")).ShouldBe(["t/0", "t/1", "t/2", "t/3", "t/4", "t/5"]);
        (await client.OkAsync($"/runs/{run}/tasks?topic=graphs"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task What_changed_since_an_earlier_run_is_found_and_agrees_with_the_comparison()
    {
        var (a, _, _) = await served.AddRunAsync(Plan(tasks: 4), i => Some.Sample(0, i == 0 ? Outcome.Failed : Outcome.Passed));
        var (b, _, _) = await served.AddRunAsync(Plan(tasks: 4), i => Some.Sample(0, i == 1 ? Outcome.Failed : Outcome.Passed));

        var changed = (await client.OkAsync($"/runs/{b}/tasks?changedSince={a}"))["items"]!.AsArray();
        changed.Select(row => (row!.Text("task"), row!.Text("cells.0.change"))).ShouldBe([("t/1", "broken"), ("t/0", "fixed")]);

        var comparison = await client.OkAsync($"/runs/{a}/compare/{b}");
        comparison.At("counts.broken")!.GetValue<int>().ShouldBe(1);
        comparison.At("counts.fixed")!.GetValue<int>().ShouldBe(1);
        comparison.At("outcomes.bothPassed")!.GetValue<int>().ShouldBe(6);
        comparison.Text("lines.0.verdict").ShouldBe("no_detectable_difference");
        var broken = (await client.OkAsync($"/runs/{a}/compare/{b}/cases?kind=broken"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (broken.Text("task"), broken.Text("a.outcome"), broken.Text("b.outcome")).ShouldBe(("t/1", "passed", "failed"));
        (await client.OkAsync($"/runs/{b}/case?name={Uri.EscapeDataString(broken.Text("b.caseName"))}")).Text("verdict").ShouldBe("failed");
    }

    [Test]
    public async Task A_hostile_text_comes_back_as_it_was_written_but_for_what_utf8_cannot_carry()
    {
        const string hostile = "</script><script>alert(1)</script>\0\u0010\u2028 𝒳 ‮ \ud83d";
        var (run, cases, samples) = await served.AddRunAsync(Plan(tasks: 1), _ => Some.Sample() with { Response = Some.Response(hostile) });

        var shown = await client.OkAsync($"/runs/{run}/cases/{cases[0].Id}");
        shown.Text("samples.0.response.text").ShouldBe(hostile.Replace('\ud83d', '\ufffd'));
        shown.At("samples.0.response.lengthUtf16")!.GetValue<int>().ShouldBe(hostile.Length);
        using var text = await client.GetAsync($"/api/v1/samples/{samples[0].Id}/texts/response");
        text.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        text.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Test]
    public async Task A_very_long_answer_is_cut_between_characters_and_can_be_had_in_full()
    {
        var text = string.Concat(Enumerable.Repeat("x𝒳", 50_000));
        var (run, cases, _) = await served.AddRunAsync(Plan(tasks: 1), _ => Some.Sample() with { Response = Some.Response(text) });

        var response = (await client.OkAsync($"/runs/{run}/cases/{cases[0].Id}")).At("samples.0.response")!;
        response.At("truncated")!.GetValue<bool>().ShouldBeTrue();
        response.At("lengthUtf16")!.GetValue<int>().ShouldBe(text.Length);
        text.ShouldStartWith(response.Text("text"));
        char.IsHighSurrogate(response.Text("text")[^1]).ShouldBeFalse();
        (await client.GetStringAsync(response.Text("rest")) == text).ShouldBeTrue();
    }

    [TestCase("/runs/nothing", HttpStatusCode.NotFound)]
    [TestCase("/runs/latest/cases/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound)]
    [TestCase("/runs/latest/case?name=nothing", HttpStatusCode.NotFound)]
    [TestCase("/runs/latest/compare/nothing", HttpStatusCode.NotFound)]
    [TestCase("/runs/latest/report/docx", HttpStatusCode.NotFound)]
    [TestCase("/samples/00000000-0000-0000-0000-000000000000/texts/code", HttpStatusCode.NotFound)]
    [TestCase("/nothing", HttpStatusCode.NotFound)]
    [TestCase("/runs?limit=0", HttpStatusCode.BadRequest)]
    [TestCase("/runs?after=nonsense", HttpStatusCode.BadRequest)]
    [TestCase("/runs?status=sleeping", HttpStatusCode.BadRequest)]
    [TestCase("/runs/latest/tasks?after=bm9uc2Vuc2U", HttpStatusCode.BadRequest)]
    [TestCase("/runs/latest/tasks?change=broken", HttpStatusCode.BadRequest)]
    [TestCase("/runs/latest/compare/latest?modelA=sample-strong", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_not_valid_is_a_problem_that_says_so(string path, HttpStatusCode status)
    {
        await served.AddRunAsync(Plan(tasks: 1));

        (await client.GetAsync("/api/v1" + path, status)).At("status")!.GetValue<int>().ShouldBe((int)status);
    }

    [TestCase("html", "<!doctype html>")]
    [TestCase("json", "{")]
    public async Task A_report_is_the_file_that_the_tool_writes(string format, string beginning)
    {
        var (run, _, _) = await served.AddRunAsync(Plan(tasks: 1));

        (await client.GetStringAsync($"/api/v1/runs/{run}/report/{format}")).TrimStart().ShouldStartWith(beginning, Case.Insensitive);
    }

    private static EvalPlan Plan(int tasks, string model = "sample-strong") => Some.Plan(
        [.. from id in (string[])[model, "sample-weak"] from task in Enumerable.Range(0, tasks) select Some.Case(Some.Model(id), Some.Task($"t/{task}"))]);

    private Task<Adapters.Postgres.PostgresDatabase> OpenAsync() => served.OpenAsync();
}
