using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Planning;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>prompt</c> and the items of <c>prompts</c>. Nothing in prompts is replaced when they are read.</summary>
internal static class PromptGrammar
{
    private const string Task = "prompt";

    private static readonly Key<string?> System = Key.Optional("system", new TextShape { Verbatim = true, Check = CheckSystem },
        "The system message. Without it, none is sent.");

    private static readonly Key<string> Template = Key.WithDefault(
        "template", new TextShape { Verbatim = true, Check = CheckTemplate },
        "\"Solve this Python task. Answer with the complete code in one Python code block.\\n\\n{{prompt}}\"",
        $"The user message; {string.Join(", ", PromptRenderer.Variables.Select(Written))} are filled in from the task.");

    /// <summary>The key of a variant's id.</summary>
    public static Key<string> Id { get; } = Key.Required("id", Shapes.Id, "Unique in the config; results are shown under it.");

    /// <summary>The shape of <c>prompt</c>, the only variant.</summary>
    public static MapShape<PromptVariant> Single { get; } = new()
    {
        Doc = "How the models are asked.",
        Keys = [System, Template],
        Bind = map => Variant(PromptVariant.DefaultId, map),
    };

    /// <summary>The shape of an item of <c>prompts</c>.</summary>
    public static MapShape<PromptVariant> Shape { get; } = new()
    {
        Doc = "One way of asking. Every model gets every task in every way.",
        Keys = [Id, System, Template],
        Bind = map => Variant(map.Get(Id), map),
    };

    /// <summary>What a config without prompts asks with.</summary>
    public static PromptVariant Default { get; } =
        new() { Id = PromptVariant.DefaultId, Template = ((Reading<string>)Template.Absent()).Value! };

    private static PromptVariant Variant(string id, MapReading map) =>
        new() { Id = id, System = map.Get(System), Template = map.Get(Template) };

    private static void CheckTemplate(ScalarNode template, ReadContext context)
    {
        var variables = PromptRenderer.Variable().Matches(template.Text).ToList();
        foreach (var unknown in variables.Where(variable => !PromptRenderer.Variables.Contains(NameIn(variable))).DistinctBy(NameIn))
        {
            context.Problems.Add(
                ConfigCodes.UnknownVariable, template, $"unknown variable {unknown.Value}",
                Similar.SuggestOrList(NameIn(unknown), PromptRenderer.Variables), template.Locate(unknown.Value));
        }

        // A misspelt variable may have been meant; one mistake is one problem.
        var misspelt = variables.Exists(variable => Similar.Nearest(NameIn(variable), PromptRenderer.Variables) == Task);
        if (misspelt) return;
        context.Problems.Add(
            ConfigCodes.NoTask, template, $"'template' does not hold {Written(Task)}: the model would never see the task");
    }

    private static void CheckSystem(ScalarNode system, ReadContext context)
    {
        if (PromptRenderer.Variable().Match(system.Text) is { Success: true } variable)
        {
            context.Problems.Add(
                ConfigCodes.NotFilled, system, $"{variable.Value} is not filled in here", "put it into 'template'", system.Locate(variable.Value));
        }
    }

    private static string NameIn(Match variable) => variable.Groups["name"].Value;

    private static string Written(string variable) => $"{{{{{variable}}}}}";
}
