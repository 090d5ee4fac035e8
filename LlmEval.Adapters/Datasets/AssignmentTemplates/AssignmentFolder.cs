using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets.AssignmentTemplates;

/// <summary>A folder of templates of web-app tasks as a dataset: a task per template, seed and round.</summary>
internal static class AssignmentFolder
{
    private static readonly IReadOnlyList<string> DefaultSeeds = ["1"];

    /// <summary>Reads the folder.</summary>
    public static Dataset Read(DatasetOptions options, DatasetProblems problems)
    {
        var folder = TemplateLoader.LoadFolder(options.Path);
        foreach (var diagnostic in folder.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)) problems.Add(diagnostic);
        if (folder.Templates.Count == 0 && problems.Count == 0) problems.Add(options.Path, "the folder holds no template: a template is a file *.yaml");
        var seeds = options.Seeds.Count > 0 ? options.Seeds : DefaultSeeds;
        foreach (var seed in seeds.Where(seed => !TaskSeed.IsValid(seed))) problems.Add("dataset.seeds", $"'{seed}' is no seed: it has to be {TaskSeed.Rule}");
        return new Dataset(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(options.Path)),
            null,
            DatasetFormat.Assignments,
            problems.Count > 0 ? [] : [.. folder.Templates.SelectMany(template => seeds.SelectMany(seed => TasksOf(template, seed, options.Rounds, problems)))]);
    }

    private static IEnumerable<EvalTask> TasksOf(AssignmentTemplate template, string seed, int rounds, DatasetProblems problems)
    {
        AssignmentTask first;
        AssignmentTask? second;
        try
        {
            first = TaskRenderer.Render(template, seed);
            second = rounds > 1 ? TaskRenderer.RenderChange(template, first) : null;
        }
        catch (FormatException problem)
        {
            problems.Add(template.Source, $"with the seed '{seed}': {problem.Message}");
            return [];
        }

        var task = AssignmentEvalTask.Of(template, new AssignmentTurn(first, Earlier: null));
        return second is null ? [task] : [task, AssignmentEvalTask.Of(template, new AssignmentTurn(second, first))];
    }
}
