using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Planning;

/// <summary>Fills a prompt variant from a task.</summary>
public static partial class PromptRenderer
{
    /// <summary>The names that a template may use.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["prompt", "entry_point", "id", "title"];

    /// <summary>The messages that the model is sent. Filled-in text is never looked at for variables again.</summary>
    public static IReadOnlyList<ChatMessage> Render(PromptVariant variant, EvalTask task)
    {
        var user = new ChatMessage(ChatRole.User, Variable().Replace(variant.Template, match => ValueOf(match, task)));
        return variant.System is { } system ? [new ChatMessage(ChatRole.System, system), user] : [user];
    }

    private static string ValueOf(Match match, EvalTask task) => match.Groups["name"].Value switch
    {
        "prompt" => task.Prompt,
        "entry_point" => task.EntryPoint,
        "id" => task.Id,
        "title" => task.Title,
        _ => match.Value,
    };

    /// <summary>A variable in a template: <c>{{name}}</c>.</summary>
    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z_]+)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Variable();
}
