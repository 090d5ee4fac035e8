using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Judging;
using LlmEval.Core.Judging.Bias;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;
using LlmEval.UnitTests.Core.Judging;

namespace LlmEval.UnitTests.Core.Pipeline;

public class RunEventJsonTests
{
    private static readonly RunRecord Run = new()
    {
        Id = RunId.New(),
        Name = "quick \"start\"\n😀",
        ConfigPath = "/c.yaml",
        ConfigYaml = "a: b",
        ConfigHash = ContentHash.OfText("c"),
        DatasetName = "d",
        DatasetHash = ContentHash.OfText("d"),
        ToolVersion = "1",
        Host = "h",
        Sandbox = new SandboxInfo { Backend = "namespaces", PythonVersion = "3.11.2", Description = "x" },
        Models = ["a"],
        Prompts = ["default"],
        SamplesPerCase = 2,
        PassAt = [1, 2],
        PlannedCases = 1,
        LeftOut = 0,
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    private static readonly JudgingReport Judged = JudgingReporter.Report(
        Run,
        new BiasInput
        {
            Judge = PairwiseJudge.RecordOf(new JudgeOptions { Model = Tests.Shared.Some.Model("judge") }),
            Pairs = [SomePairs.Pair()],
            Judgments = [],
            Calls = [],
            Samples = [],
            Models = [],
        },
        JudgingStatus.BudgetReached,
        "the budget is reached");

    private static IEnumerable<RunEvent> Events()
    {
        yield return new RunStarted { Run = Run, Models = [new ModelShare("a", 1, 2)] };
        yield return new SampleFinished("a", "a/t", new SampleFacts
        {
            Index = 1,
            Outcome = Outcome.OutputLimit,
            Kind = "k",
            RunTime = TimeSpan.FromMilliseconds(12),
            Usage = new TokenUsage { InputTokens = 1, OutputTokens = 2 },
        });
        yield return new RunWarning("worth a look");
        yield return new RunTracked(Run.Id, new TrackingReport { ExternalId = "1", Page = new Uri("http://localhost:5000/#/runs/1"), Notes = ["no artifacts"] });
        yield return new JudgingStarted("judge", JudgeMode.TestAware, 4, 1);
        yield return new PairJudged(JudgmentKind.Unresolved, IsInconsistent: false, [new CallCost(0.25m, new TokenPrice { Currency = "USD", Input = 1, CachedInput = 1, Output = 1, Effective = new DateOnly(2026, 1, 1), Source = "test" })]);
        yield return new JudgingSkipped("not complete");
        yield return new JudgingFinished(Judged);
        yield return new RunBroken("no sandbox\nhere", ExitCode.Infrastructure);
        yield return new RunFinished { Run = Run, Summary = RunSummarizer.Summarize(Run, [Facts]) };
        yield return new CaseFinished(Facts);
    }

    private static CaseFacts Facts => new()
    {
        Key = ContentHash.OfText("key"),
        TaskHash = ContentHash.OfText("task"),
        PromptHash = ContentHash.OfText("prompt"),
        ModelHash = ContentHash.OfText("model"),
        Provider = "replay",
        Name = "a/t",
        Model = "a",
        Prompt = "default",
        TaskId = "t",
        Verdict = CaseVerdict.NotMeasured,
        Outcome = Outcome.ProviderError,
        Samples = [new SampleFacts { Index = 0, Outcome = Outcome.Passed }, new SampleFacts { Index = 1, Outcome = Outcome.ProviderError }],
    };

    [TestCaseSource(nameof(Events))]
    public void An_event_is_one_line_and_reads_back_as_it_was(RunEvent happened)
    {
        var line = RunEventJson.Write(happened);

        line.ShouldNotContain("\n");
        RunEventJson.Write(RunEventJson.Read(line)).ShouldBe(line);
        RunEventJson.Read(line).GetType().ShouldBe(happened.GetType());
    }

    [Test]
    public void Outcomes_are_written_by_their_stored_names() =>
        RunEventJson.Write(Events().ElementAt(1)).ShouldContain("\"outcome\":\"output_limit\"");
}
