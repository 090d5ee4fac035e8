using LlmEval.Adapters.Replay;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.UnitTests;

/// <summary>Small valid records; a test changes what it is about.</summary>
internal static class TestData
{
    public static EvalTask Task(string id) => new()
    {
        Id = id,
        Title = id,
        Prompt = "def f(x):\n    \"\"\"Return x.\"\"\"\n",
        EntryPoint = "f",
        Tests = new TaskTests { Kind = TestKind.Check, Source = "def check(candidate):\n    assert candidate(1) == 1\n" },
        Topic = id.Split('/')[0],
        Difficulty = "easy",
        Source = $"{id}.yaml:1",
    };

    public static TaskSet Tasks(params string[] ids) =>
        new() { Name = "tasks", Format = DatasetFormat.LlmEval, Tasks = [.. ids.Select(Task)], TotalTasks = ids.Length };

    public static ModelOptions Model(string id) =>
        new() { Id = id, Provider = "replay", Model = id, Provided = new ReplayOptions { Path = "/replays/x.jsonl" } };

    public static PromptVariant Prompt(string id = PromptVariant.DefaultId) => new() { Id = id, Template = "{{prompt}}" };

    public static EvalConfig Config(params string[] models) => new()
    {
        Name = "config",
        Path = "/configs/config.yaml",
        Dataset = new DatasetOptions { Path = "/datasets/tasks" },
        Models = [.. models.Select(Model)],
        Prompts = [Prompt()],
        UnexpandedYaml = "name: config",
        Hash = ContentHash.OfText("config"),
    };

    public static SampleResult Sample(int index, Outcome outcome) => new()
    {
        Id = SampleId.New(),
        Index = index,
        GenerationKey = ContentHash.OfText($"generation {index}"),
        Outcome = outcome,
        Message = outcome == Outcome.Passed ? null : $"because of {outcome}",
    };
}
