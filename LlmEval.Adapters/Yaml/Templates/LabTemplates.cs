using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Yaml.Templates;

/// <summary>What <c>llm-eval lab init</c> writes: connections, prompts, configs and a review prompt, for a demo with recorded answers.</summary>
public static class LabTemplates
{
    private const string Folder = "lab/";

    private static readonly IReadOnlyList<string> Prompts = ["prompts/race-condition.json", "prompts/ticket-summary.json"];
    private static readonly IReadOnlyList<string> ReviewPrompts = ["review-prompts/clear-answers.json"];
    private static readonly IReadOnlyList<string> Configs = ["configs/steady.json", "configs/lively.json", "configs/brief.json"];
    private static readonly IReadOnlyList<string> DemoNames = ["concise", "plain", "thorough", "playful", "reasoner"];

    /// <summary>The files for a choice.</summary>
    public static IReadOnlyList<TemplateFile> For(InitChoice choice)
    {
        var provider = NameOf<InitProvider>.Of(choice.Provider);
        var (judgeConnection, judge) = choice.Provider == InitProvider.Demo ? ("recorded-judge", "recorded-judge") : (provider, choice.Model);
        return
        [
            new TemplateFile(LabSettings.FileName, Read(LabSettings.FileName).Replace("@CONNECTIONS@\n", Read($"connections.{provider}.yaml"), StringComparison.Ordinal)),
            .. Prompts.Select(Copy),
            .. choice.Provider == InitProvider.Demo ? DemoFiles() : Configs.Select(Copy),
            .. ReviewPrompts.Select(Copy),
            new TemplateFile(".gitignore", Read("gitignore.txt")),
        ];

        TemplateFile Copy(string path) => new(path, Read(path)
            .Replace("@CONNECTION@", provider, StringComparison.Ordinal)
            .Replace("@MODEL@", choice.Model, StringComparison.Ordinal)
            .Replace("@JUDGE_CONNECTION@", judgeConnection, StringComparison.Ordinal)
            .Replace("@JUDGE@", judge, StringComparison.Ordinal));
    }

    private static IEnumerable<TemplateFile> DemoFiles() => DemoNames.Select(name => $"configs/{name}.json")
        .Concat(DemoNames.Append("judge").Select(name => $"replays/{name}.jsonl"))
        .Select(path => new TemplateFile(path, Read($"demo/{path}")));

    private static string Read(string path) => ConfigTemplates.Read(Folder + path);
}
