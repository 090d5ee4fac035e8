using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Lab.Prompts;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>A run of the lab as the evaluation pipeline has it: a model per config, a task per row of the prompt, a case for each of both.</summary>
public sealed record LabPlan
{
    private static readonly PromptVariant AsItIs = new() { Id = PromptVariant.DefaultId, Template = "{{prompt}}" };

    /// <summary>The plan.</summary>
    public required EvalPlan Plan { get; init; }

    /// <summary>The models by the names of their configs.</summary>
    public required IReadOnlyDictionary<string, LabModel> Models { get; init; }

    /// <summary>The row that each case fills the prompt from, by the case's name; null where the prompt has none.</summary>
    public required IReadOnlyDictionary<string, string?> RowOf { get; init; }

    /// <summary>The id of the task of a row: the prompt's name, and the row's behind it.</summary>
    public static string TaskId(string prompt, string? row) => row is null ? prompt : $"{prompt}/{row}";

    /// <summary>Makes the plan of a run. The same run makes the same plan.</summary>
    /// <param name="run">The run.</param>
    /// <param name="prompt">Its prompt, in its version.</param>
    /// <param name="models">Its configs as models, in its order.</param>
    /// <param name="settings">Prices and the budget.</param>
    /// <exception cref="LabRefusedException">A variable has no value.</exception>
    public static LabPlan Of(LabRun run, LabPrompt prompt, IReadOnlyList<LabModel> models, LabSettings settings)
    {
        var asked = PromptRendering.Render(prompt).Select(rendered => (rendered.Row, rendered.Messages, Task: TaskOf(prompt, rendered))).ToList();
        var cases = (
            from one in asked
            from model in models
            select (one.Row, Case: new EvalCase
            {
                Model = model.Options,
                Task = one.Task,
                Prompt = AsItIs,
                Messages = one.Messages,
                Samples = 1,
                FirstRepeat = run.Number - 1,
            })).ToList();
        IReadOnlyList<EvalTask> tasks = [.. asked.Select(one => one.Task)];
        return new LabPlan
        {
            Plan = new EvalPlan
            {
                Kind = RunKind.Lab,
                Config = ConfigOf(run, prompt, models, settings),
                Tasks = new TaskSet { Name = prompt.Name, Format = DatasetFormat.LlmEval, Tasks = tasks, TotalTasks = tasks.Count },
                Cases = [.. cases.Select(one => one.Case)],
                LeftOut = 0,
            },
            Models = models.ToDictionary(model => model.Options.Id, StringComparer.Ordinal),
            RowOf = cases.ToDictionary(one => one.Case.Name, string? (one) => one.Row, StringComparer.Ordinal),
        };
    }

    private static EvalTask TaskOf(LabPrompt prompt, RenderedPrompt rendered) => new()
    {
        Id = TaskId(prompt.Name, rendered.Row),
        Title = TaskId(prompt.Name, rendered.Row),
        Prompt = ChatTranscript.Of(rendered.Messages),
        EntryPoint = "",
        Tests = new TaskTests { Kind = TestKind.None, Source = "" },
        Source = $"prompt '{prompt.Name}'",
    };

    private static EvalConfig ConfigOf(LabRun run, LabPrompt prompt, IReadOnlyList<LabModel> models, LabSettings settings)
    {
        // What the run asks, and nothing of how it is paid for: limits and budgets may change before it goes on.
        var asked = new { v = 1, run = run.Id, prompt = prompt.Hash.Hex, configs = run.Configs };
        return new EvalConfig
        {
            Name = prompt.Name,
            Path = $"/lab/{run.Id}",
            Dataset = new DatasetOptions { Path = $"/lab/{prompt.Name}", Format = DatasetFormat.LlmEval },
            Models = [.. models.Select(model => model.Options)],
            Prompts = [AsItIs],
            Prices = settings.Prices,
            MaxCostUsd = settings.MaxCostUsd,
            UnexpandedYaml = CanonicalJson.Serialize(asked),
            Hash = ContentHash.OfJson(asked),
        };
    }
}
