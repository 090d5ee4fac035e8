using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tests.Shared;

/// <summary>Reports as the store would give them.</summary>
internal static class SomeReport
{
    /// <summary>Texts that a model may send to break what shows them.</summary>
    public static readonly string[] Hostile =
    [
        "</script><script>document.title='pwned'</script>",
        "<img src=x onerror=\"document.title='pwned'\">",
        "<!--<script>",
        "]]><testcase name='forged'/>",
        "a\u2028b\u2029c",
        "\u202edesrever\u2066x",
        "null\0byte \u001b[31mred\u0007 \ud800 half \uffff",
        "```\n````\n# forged heading\n````",
        "=HYPERLINK(\"http://x\")",
        "\r\n::error::forged\n##[error]forged",
        "|a|b|\n|-|-|",
        "",
    ];

    /// <summary>A run with every kind of outcome, two models, two prompts, a cost, and a case that was never done.</summary>
    public static RunReport Full() => Of(
    [
        Case("sample-strong", "strings/shout", Some.Sample(), Some.Sample(1) with { Cost = Cost(0.000123450m), FromCache = true }),
        PromptedCase("terse", "sample-strong", "strings/whisper", Failing(), Some.Sample(1)),
        Case("sample-weak", "strings/shout", Failing(), Failing(1)),
        Case("sample-weak", "strings/whisper", Some.Unanswered(), Some.Unanswered(1)),
        Case("sample-weak", "strings/yell"),
    ]);

    /// <summary>A run whose every text is hostile.</summary>
    public static RunReport OfHostileTexts() => Of([.. Hostile.Select((text, i) => HostileCase($"t{i}{text}", text))]);

    /// <summary>A run with these cases.</summary>
    public static RunReport Of(IReadOnlyList<StoredCase> cases)
    {
        var facts = cases.Select(stored => stored.Facts).ToList();
        var run = Some.Run(Some.Plan()) with
        {
            Id = new RunId(Guid.Parse("0198a000-0000-7000-8000-0000deadbeef")),
            Models = [.. facts.Select(item => item.Model).Distinct()],
            Prompts = [.. facts.Select(item => item.Prompt).Distinct()],
            SamplesPerCase = 2,
            PassAt = [1, 2],
            PlannedCases = cases.Count,
            Status = RunStatus.Completed,
            FinishedAt = Some.Time.AddMinutes(3),
            Gates =
            [
                new GateResult { Gate = "sample-strong pass@1 ≥ 0.6", Status = GateStatus.Met, Value = 0.75, Message = "0.750 is at least 0.600" },
                new GateResult { Gate = "sample-weak pass@1 ≥ 0.6", Status = GateStatus.NotMet, Value = 0, Message = "0.000 is below 0.600" },
            ],
        };
        return new RunReport { Run = run, Summary = RunSummarizer.Summarize(run, facts), Facts = facts, Cases = cases.ToAsyncEnumerable() };
    }

    public static StoredCase Case(string model, string task, params IReadOnlyList<SampleResult> samples) =>
        PromptedCase(PromptVariant.DefaultId, model, task, samples);

    public static StoredCase PromptedCase(string prompt, string model, string task, params IReadOnlyList<SampleResult> samples)
    {
        var item = Some.RunCases(Some.Plan(Some.Case(Some.Model(model), Some.Task(task), Some.Prompt(prompt), samples: 2)))[0];
        var result = Some.Result(item, samples);
        var facts = CaseFacts.Of(result);
        if (samples.Count == 0) facts = facts with { Verdict = null, Outcome = null, Message = null };
        if (samples.Any(sample => !sample.Outcome.IsMeasured())) facts = facts with { Verdict = CaseVerdict.NotMeasured };
        return new StoredCase { Facts = facts, Messages = item.Case.Messages, Tests = item.Case.Task.Tests.Source, Samples = samples };
    }

    public static SampleResult Failing(int index = 0) => Some.Sample(index, Outcome.Failed) with
    {
        Message = "assert candidate('a') == 'A!'",
        Cost = Cost(0.0005m),
        Execution = Some.Execution(Outcome.Failed) with
        {
            Message = "assert candidate('a') == 'A!'",
            FailedAssertion = new FailedAssertion { Source = "assert candidate('a') == 'A!'", Line = 2, Left = "'A'", Right = "'A!'" },
            Traceback = "Traceback (most recent call last):\n  File \"solution.py\", line 2\nAssertionError",
            Stderr = new CapturedOutput("warning\n", 8, Truncated: false),
        },
    };

    public static CallCost Cost(decimal amount) =>
        new(amount, new TokenPrice { Currency = "USD", Input = 1.5m, CachedInput = 0.15m, Output = 6m, Effective = new DateOnly(2026, 1, 1), Source = "price list" });

    /// <summary>A case whose every text is this one, but for its name.</summary>
    public static StoredCase HostileCase(string task, string text)
    {
        var failed = Failing();
        var sample = failed with
        {
            Message = text,
            Response = Some.Response(text),
            Extracted = failed.Extracted! with { Code = text, Reason = text },
            Execution = failed.Execution! with
            {
                Message = text,
                Kind = text,
                FailedAssertion = new FailedAssertion { Source = text, Left = text, Right = text, Message = text },
                Traceback = text,
                Stdout = new CapturedOutput(text, text.Length, Truncated: false),
                Stderr = new CapturedOutput(text, text.Length, Truncated: true),
            },
        };
        var stored = Case("sample-weak", task, sample);
        return stored with { Messages = [new ChatMessage(ChatRole.User, text)], Facts = stored.Facts with { Message = text, Topic = text } };
    }
}
