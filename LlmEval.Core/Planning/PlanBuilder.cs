using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Planning;

/// <summary>Makes the cases of a config: models × tasks × prompt variants, less what the matrix and the selection leave out.</summary>
public static class PlanBuilder
{
    /// <summary>
    /// Makes the plan. Cases are ordered by task, then prompt, then model: whoever takes them in order serves all models alike.
    /// </summary>
    /// <exception cref="PlanException">The selection names a model that the config does not have.</exception>
    public static EvalPlan Build(EvalConfig config, TaskSet tasks, PlanSelection selection)
    {
        var samples = selection.Samples ?? config.Samples;
        RequireAtLeastOne("--samples", selection.Samples);
        RequireAtLeastOne("--sample", selection.Sample);
        RequireAtLeastOne("--limit", selection.Limit);
        RequireAtLeastOne("--concurrency", selection.Concurrency);
        var models = SelectModels(config, selection);
        var chosen = TaskSelector.Select(tasks.Tasks, selection, selection.Seed ?? config.Seed);
        var cases = Cross(config, models, chosen, samples).ToList();
        var all = Pairs(config, config.Models).Count() * tasks.Tasks.Count;
        return new EvalPlan
        {
            Config = config with { Samples = samples },
            Tasks = chosen.Count == tasks.Tasks.Count ? tasks : tasks with { Tasks = chosen },
            Cases = cases,
            LeftOut = all - cases.Count,
        };
    }

    private static void RequireAtLeastOne(string option, int? value)
    {
        if (value is < 1) throw new PlanException($"{option} has to be at least 1.");
    }

    private static List<ModelOptions> SelectModels(EvalConfig config, PlanSelection selection)
    {
        var unknown = selection.Models.Except(config.Models.Select(model => model.Id)).ToList();
        if (unknown.Count > 0)
        {
            throw new PlanException(
                $"The config has no model '{unknown[0]}'. It has: {string.Join(", ", config.Models.Select(model => model.Id))}.");
        }

        return
        [
            .. config.Models
                .Where(model => selection.Models.Count == 0 || selection.Models.Contains(model.Id))
                .Select(model => selection.Concurrency is { } calls ? model with { Limits = model.Limits with { Concurrency = calls } } : model),
        ];
    }

    private static IEnumerable<EvalCase> Cross(EvalConfig config, IReadOnlyList<ModelOptions> models, IReadOnlyList<EvalTask> tasks, int samples)
    {
        var pairs = Pairs(config, models).ToList();
        foreach (var task in tasks)
        {
            foreach (var (model, prompt) in pairs)
            {
                yield return new EvalCase
                {
                    Model = model,
                    Task = task,
                    Prompt = prompt,
                    Messages = new RenderedMessages(prompt, task),
                    Samples = samples,
                };
            }
        }
    }

    private static IEnumerable<(ModelOptions Model, PromptVariant Prompt)> Pairs(EvalConfig config, IReadOnlyList<ModelOptions> models) =>
        from prompt in config.Prompts
        from model in models
        where config.Include.Contains(new MatrixInclusion(model.Id, prompt.Id)) || !config.Exclude.Any(exclusion => Matches(exclusion, model, prompt))
        select (model, prompt);

    private static bool Matches(MatrixExclusion exclusion, ModelOptions model, PromptVariant prompt) =>
        (exclusion.Model is null || exclusion.Model == model.Id) && (exclusion.Prompt is null || exclusion.Prompt == prompt.Id);
}

/// <summary>The selection does not fit the config; the message says how to mend it.</summary>
public sealed class PlanException(string message) : Exception(message);
