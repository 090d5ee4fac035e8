using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Tests.Shared;

/// <summary>Valid records of the prompt lab; a test changes what it is about with <c>with</c>.</summary>
internal static class SomeLab
{
    /// <summary>A name that nothing else has.</summary>
    public static string Name(string word) => $"{word}-{Guid.CreateVersion7():N}";

    public static LabPrompt Prompt(string? name = null) => new()
    {
        Name = name ?? Name("prompt"),
        Version = 1,
        Messages = [new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.User, "Explain recursion.")],
        Description = "Asks for an explanation.",
        Category = "explaining",
        Tags = ["short", "code"],
        Metadata = new Dictionary<string, string> { ["owner"] = "ann", ["a"] = "b" },
    };

    public static LabConfig Config(string? name = null) => new()
    {
        Name = name ?? Name("config"),
        Version = 1,
        Model = "gpt-5-mini",
        Parameters = new ModelParameters { MaxOutputTokens = 8000, ReasoningEffort = "low", Verbosity = "medium" },
        Description = "Cheap.",
    };

    public static ReviewPrompt ReviewPrompt(string? id = null) => new()
    {
        Id = id ?? Name("review"),
        Name = Name("Review"),
        Version = 1,
        Description = "Ranks explanations.",
        Template = "Rank {all_responses} to {original_prompt} of {num_configs}.",
        Criteria = ["clarity", "accuracy"],
        DefaultModel = "gpt-5",
        CreatedBy = "ann",
    };

    /// <summary>A run of a stored prompt with stored configs, as it is when it was just asked for.</summary>
    public static LabRun Run(LabPrompt prompt, params IReadOnlyList<LabConfig> configs) => new()
    {
        Id = $"run_{Guid.CreateVersion7():N}",
        Prompt = prompt.Name,
        PromptVersion = prompt.Version,
        Configs = [.. configs.Select(config => new LabConfigRef(config.Name, config.Version))],
        Status = LabRunStatus.Running,
        StartedAt = Some.Time,
        PlannedExperiments = configs.Count,
    };

    public static LabSession Session(LabPrompt prompt, int runs = 3) => new()
    {
        Id = $"session_{Guid.CreateVersion7():N}",
        Prompt = prompt.Name,
        Runs = runs,
        Status = LabSessionStatus.Running,
        RequestedBy = "ann",
        CreatedAt = Some.Time,
        UpdatedAt = Some.Time,
    };

    /// <summary>An answer with nothing to check it by; later places began later.</summary>
    public static SampleResult Answer(int place = 0) => Some.Sample(outcome: Outcome.Answered) with
    {
        Response = Some.Response($"answer {place}"),
        Extracted = null,
        Execution = null,
        ExecutionKey = null,
        Scores = [],
        StartedAt = Some.Time.AddSeconds(place),
    };

    /// <summary>A cost of an amount in US dollars, or in another currency.</summary>
    public static CallCost Cost(decimal amount, string currency = TokenPrice.Usd) =>
        new(amount, new TokenPrice { Currency = currency, Input = 0.25m, CachedInput = 0.025m, Output = 2m, Source = "a test" });

    /// <summary>A batch that scores experiments of a prompt, as it is when it begins.</summary>
    public static AiBatch Batch(LabPrompt prompt, ReviewPrompt review, params IReadOnlyList<SampleId> experiments) => new()
    {
        Id = Guid.CreateVersion7(),
        Prompt = prompt.Name,
        ReviewPrompt = review.Id,
        ReviewPromptVersion = review.Version,
        JudgeModel = "gpt-5",
        Status = AiBatchStatus.Running,
        Experiments = experiments,
        StartedAt = Some.Time,
    };

    /// <summary>A call that ranks experiments in the order shown.</summary>
    public static AiCall Call(int index, params IReadOnlyList<SampleId> shown) => new()
    {
        Index = index,
        Shown = shown,
        Messages = [new ChatMessage(ChatRole.User, "Rank them.")],
        Answer = "{\"rankings\": []}",
        Opinions =
        [
            .. shown.Select((experiment, place) => new AiOpinion
            {
                Experiment = experiment,
                Rank = place + 1,
                Score = 9.5 - place,
                Criteria = new Dictionary<string, double> { ["clarity"] = 9 - place, ["accuracy"] = 0.1 + 0.2 },
                Comment = "Clear.",
            }),
        ],
        Usage = new TokenUsage { InputTokens = 1000, OutputTokens = 300, CachedInputTokens = 10, ReasoningTokens = 200 },
        Cost = Cost(0.00085m),
        Latency = TimeSpan.FromMilliseconds(1234.5678),
    };

    /// <summary>Scores of a batch's experiments, the first one best.</summary>
    public static IReadOnlyList<AiScore> Scores(AiBatch batch) =>
    [
        .. batch.Experiments.Select((experiment, place) => new AiScore
        {
            Batch = batch.Id,
            Experiment = experiment,
            Rank = place + 1,
            Score = 9.25 / (place + 1),
            Criteria = new Dictionary<string, double> { ["clarity"] = 9, ["accuracy"] = 1.0 / 3 },
            Comments = ["Clear.", $"Place {place}."],
        }),
    ];

    /// <summary>A ranking of experiments of a run.</summary>
    public static HumanRanking Ranking(LabRun run, params IReadOnlyList<IReadOnlyList<SampleId>> groups) => new()
    {
        Id = Guid.CreateVersion7(),
        Prompt = run.Prompt,
        Run = run.Id,
        Evaluator = "ann",
        Groups = groups,
        Notes = "The second is longer.",
        ActiveTime = TimeSpan.FromMilliseconds(34567.8901),
        CreatedAt = Some.Time,
    };

    public static ManualScore ManualScore(SampleId experiment, double score = 7.5) => new()
    {
        Id = Guid.CreateVersion7(),
        Experiment = experiment,
        Evaluator = "ann",
        Score = score,
        Criteria = new Dictionary<string, double> { ["clarity"] = 8 },
        Notes = "Good.",
        Strengths = "Short.",
        Weaknesses = "No example.",
        CreatedAt = Some.Time,
    };
}
