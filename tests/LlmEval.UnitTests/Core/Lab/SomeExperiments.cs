using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Figures;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Lab;

/// <summary>Records of the lab; a test changes what it is about with <c>with</c>.</summary>
internal static class SomeExperiments
{
    private static int made;

    public static LabConfig Config(string name = "a", int version = 1) => new() { Name = name, Version = version, Model = "gpt-5" };

    public static ReviewPrompt Review(ReviewMode mode = ReviewMode.Listwise, params IReadOnlyList<string> criteria) => new()
    {
        Id = "general",
        Name = "General",
        Version = 1,
        Template = mode == ReviewMode.Listwise
            ? "Rank these {num_configs} answers in JSON.\n{original_prompt}\n{all_responses}"
            : "Score this answer in JSON.\n{original_prompt}\n{response}",
        Criteria = criteria,
        Mode = mode,
        DefaultModel = "gpt-5",
    };

    public static LabExperiment Experiment(string config = "a", string text = "An answer.", string question = "Say something.", string? row = null, string run = "run_1") => new()
    {
        Id = NextId(),
        Run = run,
        Prompt = "greet",
        Row = row,
        Config = Config(config),
        Messages = [new ChatMessage(ChatRole.User, question)],
        Response = Some.Response(text),
        StartedAt = Some.Time,
    };

    public static ExperimentFacts Facts(
        string config = "a", string run = "r1", double? seconds = 1, decimal? usd = 0.01m, string? row = null, string prompt = "greet", int version = 1, bool isAcceptable = true, bool isSuccess = true) => new()
        {
            Id = NextId(),
            Run = run,
            Prompt = prompt,
            Row = row,
            Config = config,
            ConfigVersion = version,
            IsSuccess = isSuccess,
            IsAcceptable = isAcceptable,
            Duration = isSuccess && seconds is { } time ? TimeSpan.FromSeconds(time) : null,
            CostUsd = isSuccess ? usd : null,
            StartedAt = Some.Time,
        };

    public static AiBatch Batch(string run = "r1", string review = "general", int minute = 0, AiBatchStatus status = AiBatchStatus.Completed, string prompt = "greet") => new()
    {
        Id = Guid.CreateVersion7(),
        Prompt = prompt,
        Run = run,
        ReviewPrompt = review,
        ReviewPromptVersion = 1,
        JudgeModel = "gpt-5",
        Status = status,
        Experiments = [],
        StartedAt = Some.Time.AddMinutes(minute),
    };

    public static AiScore Score(AiBatch batch, ExperimentFacts experiment, double score, int rank = 1) =>
        new() { Batch = batch.Id, Experiment = experiment.Id, Rank = rank, Score = score };

    public static HumanRanking Ranking(string run, string evaluator, int minute, params IReadOnlyList<IReadOnlyList<SampleId>> groups) => new()
    {
        Id = Guid.CreateVersion7(),
        Prompt = "greet",
        Run = run,
        Evaluator = evaluator,
        Groups = groups,
        ActiveTime = TimeSpan.FromSeconds(30),
        CreatedAt = Some.Time.AddMinutes(minute),
    };

    public static ManualScore Manual(ExperimentFacts experiment, string evaluator, double score, int minute = 0) =>
        new() { Id = Guid.CreateVersion7(), Experiment = experiment.Id, Evaluator = evaluator, Score = score, CreatedAt = Some.Time.AddMinutes(minute) };

    // In the order in which they are made, also within a millisecond, which new ids are not.
    private static SampleId NextId() => new(new Guid(Interlocked.Increment(ref made), 0, 0, new byte[8]));

    public static ModelParameters Parameters { get; } = new() { Temperature = 0 };
}

/// <summary>What was measured of a prompt, written down run by run.</summary>
internal sealed class Measured
{
    private readonly List<ExperimentFacts> experiments = [];
    private readonly List<AiBatch> batches = [];
    private readonly List<AiScore> scores = [];
    private readonly List<HumanRanking> rankings = [];

    public LabEvidence Evidence => new() { Experiments = experiments, Batches = batches, AiScores = scores, Rankings = rankings };

    /// <summary>A run (or a row of it), scored by a judge where a score is given.</summary>
    public Measured Run(string run, params (string Config, double? Ai, double Seconds, decimal? Usd)[] answers) => Row(run, null, answers);

    public Measured Row(string run, string? row, params (string Config, double? Ai, double Seconds, decimal? Usd)[] answers)
    {
        var batch = SomeExperiments.Batch(run, minute: batches.Count);
        batches.Add(batch);
        foreach (var (config, ai, seconds, usd) in answers)
        {
            var facts = SomeExperiments.Facts(config, run, seconds, usd, row);
            experiments.Add(facts);
            if (ai is { } score) scores.Add(SomeExperiments.Score(batch, facts, score, 1 + answers.Count(other => other.Ai > ai)));
        }

        return this;
    }

    /// <summary>A ranking of a person: configs from best to worst, <c>=</c> between those that are tied.</summary>
    public Measured Ranked(string run, string evaluator, params string[] places)
    {
        rankings.Add(SomeExperiments.Ranking(run, evaluator, rankings.Count,
            [.. places.Select(place => (IReadOnlyList<SampleId>)[.. place.Split('=').Select(config => experiments.Find(facts => facts.Run == run && facts.Config == config)!.Id)])]));
        return this;
    }

    public Measured Unacceptable(string run, string config)
    {
        var at = experiments.FindIndex(facts => facts.Run == run && facts.Config == config);
        experiments[at] = experiments[at] with { IsAcceptable = false };
        return this;
    }

    public Measured Failed(string run, string config)
    {
        experiments.Add(SomeExperiments.Facts(config, run, isSuccess: false));
        return this;
    }
}
