using LlmEval.IntegrationTests.Models;
using LlmEval.IntegrationTests.Tool;

namespace LlmEval.IntegrationTests.Telemetry;

/// <summary>A whole run whose traces and metrics go to a collector.</summary>
[CancelAfter(120_000)]
public class TelemetryTests
{
    [Test]
    public async Task A_run_sends_its_spans_and_metrics_where_the_standard_variables_say()
    {
        await using var collector = await FakeCollector.StartAsync();
        await using var served = await ServedFolder.CreateAsync(tasks: 3);

        using var tool = served.Start(Exporting(collector.Endpoint), "run", "eval.yaml");
        var run = await tool.WaitAsync();

        run.ExitCode.ShouldBe(0, run.ToString());
        var spans = collector.Spans;
        var root = spans.Single(span => span.Name == "run");
        root.Parent.ShouldBeEmpty();
        var cases = spans.Where(span => span.Name == "case").ToList();
        cases.Count.ShouldBe(3);
        cases.ShouldAllBe(span => span.Parent == root.Id);
        foreach (var item in cases) spans.Where(span => span.Parent == item.Id).Select(span => span.Name).ShouldBe(["generate", "execute", "score"], ignoreOrder: true);
        spans.Count(span => span.Name == "POST").ShouldBe(3, "the attempts");
        collector.Metrics.ShouldBeSubsetOf(["llm_eval.samples", "llm_eval.cases", "llm_eval.cost", "gen_ai.client.operation.duration", "gen_ai.client.operation.time_to_first_chunk", "gen_ai.client.token.usage", "llm_eval.execution.duration"]);
        collector.Metrics.ShouldContain("llm_eval.samples");
        collector.Everything.ShouldNotContain(FakeOpenAiServer.Key);
        collector.Everything.ShouldNotContain("return 2 * x");
    }

    [Test]
    public async Task A_collector_that_is_away_changes_nothing()
    {
        await using var served = await ServedFolder.CreateAsync(tasks: 1);

        using var tool = served.Start(Exporting("http://127.0.0.1:9"), "run", "eval.yaml");
        var run = await tool.WaitAsync();

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stderr.ShouldNotContain("127.0.0.1:9");
    }

    private static Dictionary<string, string?> Exporting(string endpoint) =>
        new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" };
}
