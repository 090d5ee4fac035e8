using System.Text.Json;
using LlmEval.IntegrationTests.Models;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>One config that asks in several ways: each way is measured, shown and gated for itself.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class PromptVariantTests
{
    [Test]
    public async Task Each_variant_has_cases_a_line_and_gates_of_its_own_and_the_matrix_decides_which_run()
    {
        await using var folder = await EvalFolder.CreateAsync(tasks: 2);
        await using var server = await FakeOpenAiServer.StartAsync();
        server.RequiredKey = null;
        // Asked shortly, the models are wrong.
        server.Otherwise = call => FakeAnswer.Completion(
            call.LastMessage.StartsWith("Shortly", StringComparison.Ordinal) ? "```python\ndef double(x):\n    return x\n```" : "```python\ndef double(x):\n    return 2 * x\n```");
        var config = folder.Write("eval.yaml", $$$"""
            dataset: { path: tasks }
            models:
              - { id: a, provider: openai, model: m, base_url: "{{{server.BaseUrl}}}" }
              - { id: b, provider: openai, model: m, base_url: "{{{server.BaseUrl}}}" }
            prompts:
              - { id: plain, template: "{{prompt}}" }
              - { id: terse, template: "Shortly: {{prompt}}" }
            matrix:
              exclude: [{ prompt: terse }]
              include: [{ model: b, prompt: terse }]
            samples: 2
            gates:
              - { model: a, metric: pass@1, at_least: 1 }
              - { model: b, prompt: plain, metric: pass@1, at_least: 1 }
              - { model: b, prompt: terse, metric: pass@1, at_least: 1 }
              - { model: b, metric: pass@1, at_least: 1 }
            """);

        var run = await folder.RunAsync("run", config, "--json");
        var shown = await folder.RunAsync("show", "latest", "--cases", "--json");
        var table = await folder.RunAsync("show", "latest");

        run.ExitCode.ShouldBe(1, run.ToString());
        using var result = JsonDocument.Parse(run.Stdout);
        result.RootElement.GetProperty("summary").GetProperty("models").EnumerateArray()
            .Select(line => $"{line.GetProperty("model")} {line.GetProperty("prompt")} {line.GetProperty("passed_cases")}/{line.GetProperty("failed_cases")}")
            .ShouldBe(["a plain 2/0", "b plain 2/0", "b terse 0/2"]);
        result.RootElement.GetProperty("run").GetProperty("gates").EnumerateArray().Select(gate => gate.GetProperty("status").GetString())
            .ShouldBe(["met", "met", "not_met", "not_met"]);
        shown.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString())
            .ShouldBe(["a/t/1[plain]", "a/t/2[plain]", "b/t/1[plain]", "b/t/2[plain]", "b/t/1[terse]", "b/t/2[terse]"]);
        table.Stdout.ShouldContain("b [terse]");
        server.Calls.Count.ShouldBe(12);
    }
}
