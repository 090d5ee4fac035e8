using LlmEval.Adapters.Replay;
using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Tests.Shared;

/// <summary>Valid records of the domain; a test changes what it is about with <c>with</c>.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 5, 4, 3, 2, 1, 234, TimeSpan.Zero);

    public static EvalTask Task(string id = "strings/shout", string? topic = "strings", string? difficulty = "easy") => new()
    {
        Id = id,
        Title = "Shout a word",
        Prompt = "def shout(word: str) -> str:\n    \"\"\"Upper case, with a bang.\"\"\"\n",
        EntryPoint = "shout",
        Tests = new TaskTests { Kind = TestKind.Check, Source = "def check(candidate):\n    assert candidate('a') == 'A!'\n" },
        ReferenceSolution = "def shout(word):\n    return word.upper() + '!'\n",
        Topic = topic,
        Difficulty = difficulty,
        Tags = ["warm-up"],
        Source = $"tasks/{id}.yaml:1",
    };

    public static ModelOptions Model(string id = "sample-strong") => new()
    {
        Id = id,
        Provider = "replay",
        Model = id,
        Parameters = new ModelParameters { Temperature = 0.2, MaxOutputTokens = 512, Stop = ["\n\n"] },
        Provided = new ReplayOptions { Path = $"/replays/{id}.jsonl" },
    };

    public static PromptVariant Prompt(string id = PromptVariant.DefaultId) => new() { Id = id, System = "You write Python.", Template = $"{id}: {{{{prompt}}}}" };

    public static EvalCase Case(ModelOptions? model = null, EvalTask? task = null, PromptVariant? prompt = null, int samples = 1)
    {
        var (asked, how) = (task ?? Task(), prompt ?? Prompt());
        return new EvalCase
        {
            Model = model ?? Model(),
            Task = asked,
            Prompt = how,
            Messages = [new ChatMessage(ChatRole.System, how.System ?? ""), new ChatMessage(ChatRole.User, asked.Prompt)],
            Samples = samples,
        };
    }

    /// <summary>A plan with exactly these cases, or with one.</summary>
    public static EvalPlan Plan(params IReadOnlyList<EvalCase> cases)
    {
        IReadOnlyList<EvalCase> all = cases.Count == 0 ? [Case()] : cases;
        IReadOnlyList<EvalTask> tasks = [.. all.Select(item => item.Task).DistinctBy(task => task.Id)];
        return new EvalPlan
        {
            Config = new EvalConfig
            {
                Name = "demo",
                Path = "/configs/demo.yaml",
                Dataset = new DatasetOptions { Path = "/configs/tasks" },
                Models = [.. all.Select(item => item.Model).DistinctBy(model => model.Id)],
                Prompts = [.. all.Select(item => item.Prompt).DistinctBy(prompt => prompt.Id)],
                UnexpandedYaml = "name: demo\n",
                Hash = ContentHash.OfText("demo"),
            },
            Tasks = new TaskSet { Name = "tasks", Version = "1", Format = DatasetFormat.LlmEval, Tasks = tasks, TotalTasks = tasks.Count },
            Cases = all,
            LeftOut = 0,
        };
    }

    public static RunRecord Run(EvalPlan plan) => new()
    {
        Id = RunId.New(),
        Kind = plan.Kind,
        Name = plan.Config.Name,
        ConfigPath = plan.Config.Path,
        ConfigYaml = plan.Config.UnexpandedYaml,
        ConfigHash = plan.Config.Hash,
        DatasetName = plan.Tasks.Name,
        DatasetHash = plan.Tasks.Hash,
        ToolVersion = "0.1.0+abc",
        Host = "host",
        Sandbox = new SandboxInfo { Backend = "namespaces", PythonVersion = "3.11.2", Description = "bubblewrap" },
        Models = [.. plan.Config.Models.Select(model => model.Id)],
        Prompts = [.. plan.Config.Prompts.Select(prompt => prompt.Id)],
        SamplesPerCase = plan.Config.Samples,
        PassAt = plan.Config.Scoring.PassAt,
        PlannedCases = plan.Cases.Count,
        LeftOut = plan.LeftOut,
        StartedAt = Time,
    };

    public static IReadOnlyList<RunCase> RunCases(EvalPlan plan) => [.. plan.Cases.Select(item => new RunCase(CaseId.New(), item))];

    /// <summary>A sample that ran to this outcome.</summary>
    public static SampleResult Sample(int index = 0, Outcome outcome = Outcome.Passed) => new()
    {
        Id = SampleId.New(),
        Index = index,
        GenerationKey = ContentHash.OfText($"generation {index}"),
        Outcome = outcome,
        Response = Response(),
        Attempts = 1,
        Extracted = new ExtractedCode { Code = "def shout(word): ...\n", Method = ExtractionMethod.Fenced, Span = new TextSpan(10, 31), Reason = "one block" },
        ExecutionKey = ContentHash.OfText("execution"),
        Execution = Execution(outcome),
        Scores = [new Score { Scorer = "tests", Name = "passed", Value = outcome == Outcome.Passed ? 1 : 0 }],
    };

    /// <summary>A sample that brought no answer.</summary>
    public static SampleResult Unanswered(int index = 0) => new()
    {
        Id = SampleId.New(),
        Index = index,
        GenerationKey = ContentHash.OfText($"generation {index}"),
        Outcome = Outcome.ProviderError,
        Message = "429 from the provider",
        Error = new ModelError { Kind = ModelErrorKind.RateLimited, Message = "slow down", Status = 429, RetryAfter = TimeSpan.FromSeconds(2.5) },
        Attempts = 6,
    };

    public static ModelResponse Response(string text = "```python\ndef shout(word): ...\n```") => new()
    {
        Text = text,
        FinishReason = FinishReason.Stop,
        Usage = new TokenUsage { InputTokens = 100, OutputTokens = 40, CachedInputTokens = 60, ReasoningTokens = 10 },
        Latency = TimeSpan.FromMilliseconds(812.3456),
        ServedModel = "sample-strong-2026",
    };

    public static Execution Execution(Outcome outcome = Outcome.Passed) => new()
    {
        Outcome = outcome,
        AssertionsPassed = 1,
        AssertionsTotal = 1,
        Calls = 1,
        Wall = TimeSpan.FromMilliseconds(12.3456),
        Cpu = TimeSpan.FromMilliseconds(10.0001),
        PeakMemoryBytes = 9_000_000,
        MemorySource = MemorySource.Cgroup,
        ExitCode = 0,
        Stdout = new CapturedOutput("hello\n", 6, Truncated: false),
        Integrity = IntegrityMode.Strong,
    };

    /// <summary>The verdict on a case with these samples; failed unless the first one passed.</summary>
    public static CaseResult Result(RunCase item, params IReadOnlyList<SampleResult> samples)
    {
        var passed = samples.Count > 0 && samples[0].Outcome == Outcome.Passed;
        return new CaseResult
        {
            Id = item.Id,
            Case = item.Case,
            Samples = [.. samples.Select(SampleFacts.Of)],
            Verdict = passed ? CaseVerdict.Passed : CaseVerdict.Failed,
            Outcome = passed ? Outcome.Passed : samples.Count > 0 ? samples[0].Outcome : Outcome.Cancelled,
            Message = passed ? null : "assert candidate('a') == 'A!'",
            StartedAt = Time,
            Duration = TimeSpan.FromMilliseconds(824.6912),
        };
    }
}
