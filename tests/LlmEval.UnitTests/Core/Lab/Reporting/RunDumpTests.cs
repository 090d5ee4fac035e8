using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Reporting;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Lab.Reporting;

public class RunDumpTests
{
    private static readonly LabRun Run = new()
    {
        Id = "run_0123456789abcdef",
        Prompt = "greet",
        PromptVersion = 2,
        Configs = [new("a", 1)],
        Status = LabRunStatus.ExperimentCompleted,
        StartedAt = Some.Time,
        CompletedAt = Some.Time.AddSeconds(5),
        PlannedExperiments = 2,
    };

    [Test]
    public void Everything_is_in_it()
    {
        var answered = SomeExperiments.Experiment("a", "Hello.") with { Cost = new CallCost(0.0123m, new TokenPrice { Currency = "USD", Input = 1, CachedInput = 1, Output = 1, Source = "test" }) };
        var failed = SomeExperiments.Experiment("b") with { Response = null, Error = "HTTP 500\nfrom the provider", IsAcceptable = false };

        var text = RunDump.Of(Run, [answered, failed]);

        text.ShouldStartWith("# greet, run 1\n\n- Run: `run_0123456789abcdef`\n- Prompt version: 2\n- Started: 2026-05-04 03:02:01Z\n- Completed: 2026-05-04 03:02:06Z\n- Experiments: 2 of 2, 1 failed\n\n## Prompt\n\n```\n[user]\nSay something.\n```\n\n## 1. a\n");
        text.ShouldContain($"- Experiment: `{answered.Id}`\n- Config: a, version 1\n");
        text.ShouldContain("- Time: 0.81 s\n- Tokens: 100 in (60 cached), 40 out (10 of them reasoning)\n- Cost: 0.012300 USD\n- Finish reason: stop\n");
        text.ShouldContain("### Response\n\n```\nHello.\n```\n");
        text.ShouldContain("\"model\": \"gpt-5\"");
        text.ShouldContain("- Acceptable: no\n- Error: HTTP 500 from the provider\n");
        text.ShouldNotContain("\r");
    }

    [Test]
    public void No_answer_ends_its_fence()
    {
        const string answer = "Look:\n````python\nprint(1)\n````\n";

        RunDump.Of(Run, [SomeExperiments.Experiment("a", answer)]).ShouldContain($"\n`````\n{answer}`````\n");
    }

    [Test]
    public void Rows_have_prompts_of_their_own() =>
        RunDump.Of(Run, [SomeExperiments.Experiment("a", row: "x", question: "X?"), SomeExperiments.Experiment("b", row: "x", question: "X?"), SomeExperiments.Experiment("a", row: "y", question: "Y?")])
            .Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ShouldBe(["## Prompt, row x", "## Prompt, row y", "## 1. a, row x", "## 2. b, row x", "## 3. a, row y"]);

    [Test]
    public void What_is_unknown_is_said_to_be()
    {
        var text = RunDump.Of(Run with { Error = "stopped" }, [SomeExperiments.Experiment() with { Response = Some.Response("") with { Usage = null, FinishReason = FinishReason.Length } }]);

        text.ShouldContain("- Tokens: unknown\n- Cost: unknown\n");
        text.ShouldContain("- Note: No text: the token limit was reached");
        text.ShouldContain("- Error: stopped\n");
    }
}
