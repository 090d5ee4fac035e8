using System.Text.Json;
using LlmEval.IntegrationTests.Models;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>What a run costs and may cost, against a real server that counts tokens.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class BudgetCommandTests
{
    private const string Right = "```python\ndef double(x):\n    return 2 * x\n```";

    // The server's tokens of each answer at the price of the config: (1000 − 400) × 2.5 + 400 × 1.25 + 300 × 10, per million.
    private const decimal CostOfCall = 0.005m;
    private const int MostOutput = 1000;

    private EvalFolder folder = null!;
    private FakeOpenAiServer server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        folder = await EvalFolder.CreateAsync(tasks: 10);
        folder.Write(".env", $"LLM_EVAL_TEST_KEY={FakeOpenAiServer.Key}\n");
        server = await FakeOpenAiServer.StartAsync();
        server.Otherwise = _ => FakeAnswer.Completion(Right, usage: FakeAnswer.Usage(1000, 300, cached: 400, reasoning: 100)) with
        {
            Latency = TimeSpan.FromMilliseconds(20),
        };
    }

    [TearDown]
    public async Task StopAsync()
    {
        await server.DisposeAsync();
        await folder.DisposeAsync();
    }

    [Test]
    public async Task Answers_cost_what_their_tokens_cost_to_the_last_digit_and_it_is_stored()
    {
        var config = folder.Write("eval.yaml", Config(samples: 3, price: "input: 2.123456789, cached_input: 1.25, output: 10"));

        var run = await folder.RunAsync("run", config);
        var shown = await folder.RunAsync("show", "latest", "--json");
        var one = await folder.RunAsync("show", "latest", "--case", "paid/t/1[terse]");

        run.ExitCode.ShouldBe(0, run.ToString());
        // 30 answers of (600 × 2.123456789 + 400 × 1.25 + 300 × 10) / 10^6, for each of two prompt variants.
        run.Stdout.ShouldContain("$0.143222222202");
        run.Stdout.ShouldContain("paid [terse]");
        run.Stdout.ShouldContain("30,000 (12,000 cached) → 9,000 (3,000 reasoning)");
        run.Stdout.ShouldContain("cost of all answers: $0.286444444404");
        using var stored = JsonDocument.Parse(shown.Stdout);
        var cost = stored.RootElement.GetProperty("summary").GetProperty("cost");
        cost.GetProperty("all")[0].GetProperty("amount").GetDecimal().ShouldBe(0.286444444404m, shown.ToString());
        cost.GetProperty("unpriced").GetInt32().ShouldBe(0);
        one.Stdout.ShouldContain("$0.0047740740734");
    }

    [Test]
    public async Task A_model_without_a_price_is_unpriced_and_not_free()
    {
        var config = folder.Write("eval.yaml", Config(samples: 1, price: null));

        var run = await folder.RunAsync("run", config);

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stdout.ShouldContain("unpriced");
        run.Stdout.ShouldNotContain("$0");
    }

    [Test]
    public async Task A_run_stops_at_its_budget_whatever_the_concurrency_and_says_how_to_go_on()
    {
        const decimal Limit = 0.10m;
        var config = folder.Write("eval.yaml", Config(samples: 10, gates: "gates: [{ model: paid, metric: pass@1, at_least: 0.5 }]"));

        var run = await folder.RunAsync("run", config, "--max-cost", "0.10", "--report-trx", "out.trx");
        var list = await folder.RunAsync("list", "--json");

        run.ExitCode.ShouldBe(4, run.ToString());
        var calls = server.Calls.Count;
        (calls * CostOfCall).ShouldBeLessThanOrEqualTo(Limit);
        // Each call in flight held its worst case (over $0.0125, most of it output): what is left is less than one of these.
        (Limit - (calls * CostOfCall)).ShouldBeLessThan(0.0125m + (MostOutput * 0.00001m));
        server.MostInFlight.ShouldBeLessThanOrEqualTo((int)(Limit / (MostOutput * 0.00001m)));
        run.Stderr.ShouldContain($"Budget reached: ${calls * CostOfCall:0.00#} of $0.10 spent");
        run.Stderr.ShouldContain($"{200 - calls} of 200 samples are not measured");
        run.Stderr.ShouldContain("--resume");
        run.Stderr.ShouldContain("--max-cost 0.2");
        run.Stdout.ShouldContain("budget reached");
        using var listed = JsonDocument.Parse(list.Stdout);
        listed.RootElement.GetProperty("run").GetProperty("status").GetString().ShouldBe("budget_reached");
        var trx = await File.ReadAllTextAsync(Path.Combine(folder.Path, "out.trx"));
        trx.ShouldContain("outcome=\"NotExecuted\"");
        trx.ShouldContain("not measured: budget reached");
    }

    [Test]
    public async Task A_run_that_goes_on_with_a_higher_budget_counts_what_it_has_spent_and_asks_nothing_twice()
    {
        var config = folder.Write("eval.yaml", Config(samples: 10));
        (await folder.RunAsync("run", config, "--max-cost", "0.10")).ExitCode.ShouldBe(4);
        var first = server.Calls.Count;

        var lower = await folder.RunAsync("run", config, "--resume", "--max-cost", "0.10");
        var second = server.Calls.Count;
        var whole = await folder.RunAsync("run", config, "--resume", "--max-cost", "5");

        lower.ExitCode.ShouldBe(4, lower.ToString());
        (second * CostOfCall).ShouldBeLessThanOrEqualTo(0.10m, $"{first} calls before");
        whole.ExitCode.ShouldBe(0, whole.ToString());
        whole.Stderr.ShouldContain("Budget: $1.00 of $5.00 spent, $4.00 left.");
        server.Calls.Count.ShouldBe(200);
    }

    [Test]
    public async Task Answers_that_never_come_to_an_end_count_with_all_that_they_might_cost()
    {
        server.Otherwise = _ => FakeAnswer.Completion(Right) with { StopAfter = 10 };
        var config = folder.Write("eval.yaml", Config(samples: 10));

        var run = await folder.RunAsync("run", config, "--max-cost", "0.10");

        run.ExitCode.ShouldBe(4, run.ToString());
        server.Calls.Count.ShouldBeLessThanOrEqualTo((int)(0.10m / (MostOutput * 0.00001m)));
        run.Stderr.ShouldContain("kept for calls that were cut off before their bill came");
    }

    [Test]
    public async Task A_budget_that_is_enough_changes_nothing()
    {
        var config = folder.Write("eval.yaml", Config(samples: 1));

        var run = await folder.RunAsync("run", config, "--max-cost", "5");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stderr.ShouldContain("Budget: $0.10 of $5.00 spent, $4.90 left.");
    }

    [Test]
    public async Task A_budget_without_a_price_is_a_mistake_that_is_said_before_anything_is_spent()
    {
        var config = folder.Write("eval.yaml", Config(samples: 1, price: null));

        var run = await folder.RunAsync("run", config, "--max-cost", "5");

        run.ExitCode.ShouldBe(2, run.ToString());
        run.Stderr.ShouldContain("LE0090");
        run.Stderr.ShouldContain("price: { input:");
        server.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task The_plan_says_what_a_run_would_cost_without_a_key_and_without_a_call()
    {
        var config = folder.Write("eval.yaml", Config(samples: 3, key: "LLM_EVAL_TEST_NO_SUCH_KEY"));

        var plan = await folder.RunAsync("plan", config, "--max-cost", "0.01");
        var json = await folder.RunAsync("plan", config, "--json");

        plan.ExitCode.ShouldBe(0, plan.ToString());
        plan.Stdout.ShouldContain("paid [terse]");
        plan.Stdout.ShouldContain("Budget $0.01: less than the estimate");
        using var document = JsonDocument.Parse(json.Stdout);
        var lines = document.RootElement.GetProperty("lines").EnumerateArray().ToList();
        lines.Select(line => (line.GetProperty("prompt").GetString(), line.GetProperty("calls").GetInt32())).ShouldBe([("plain", 30), ("terse", 30)]);
        lines[0].GetProperty("most_cost").GetProperty("amount").GetDecimal().ShouldBeGreaterThan(30 * MostOutput * 0.00001m);
        server.Calls.ShouldBeEmpty();
    }

    private string Config(int samples, string? price = "input: 2.5, cached_input: 1.25, output: 10", string gates = "", string key = "LLM_EVAL_TEST_KEY") => $$$"""
        dataset: { path: tasks }
        models:
          - id: paid
            provider: openai
            model: some-model
            base_url: {{{server.BaseUrl}}}
            api_key: ${env:{{{key}}}}
            params: { max_output_tokens: {{{MostOutput}}} }
            limits: { concurrency: 16, retries: 0 }
            {{{(price is null ? "" : $"price: {{ {price} }}")}}}
        prompts:
          - { id: plain, template: "{{id}}: {{prompt}}" }
          - { id: terse, template: "Shortly, {{id}}: {{prompt}}" }
        samples: {{{samples}}}
        {{{gates}}}
        """;
}
