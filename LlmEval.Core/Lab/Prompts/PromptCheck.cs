using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Lab.Prompts;

/// <summary>What is to be said of a prompt's messages and rows, live while somebody writes them and before they are sent.</summary>
public sealed partial record PromptCheck
{
    /// <summary>The names of the placeholders, each once.</summary>
    public required IReadOnlyList<string> Variables { get; init; }

    /// <summary>What keeps the prompt from being kept, or from being sent.</summary>
    public required IReadOnlyList<LabProblem> Problems { get; init; }

    /// <summary>Advice.</summary>
    public required IReadOnlyList<LabProblem> Warnings { get; init; }

    /// <summary>Checks messages and rows.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="rows">The rows; none for a prompt that is sent once.</param>
    /// <param name="isToBeSent">Whether placeholders without rows are a problem. A prompt may be kept with them.</param>
    public static PromptCheck Of(IReadOnlyList<ChatMessage> messages, IReadOnlyList<LabRow> rows, bool isToBeSent = false)
    {
        var variables = PromptVariables.In(messages);
        var unfilled = rows.Count == 0 && variables.Count > 0 ? new LabProblem("messages", Unfilled(variables)) : null;
        return new PromptCheck
        {
            Variables = variables,
            Problems = [.. MessageProblems(messages), .. RowProblems(variables, rows), .. isToBeSent && unfilled is not null ? [unfilled] : Array.Empty<LabProblem>()],
            Warnings = [.. isToBeSent || unfilled is null ? [] : new[] { unfilled }, .. MessageWarnings(messages), .. RowWarnings(variables, rows)],
        };
    }

    private static string Unfilled(IReadOnlyList<string> variables) =>
        $"{string.Join(", ", variables.Select(name => $"{{{name}}}"))} {(variables.Count == 1 ? "has" : "have")} no value: add rows with "
        + $"{(variables.Count == 1 ? "this column" : "these columns")}, or double the braces ({{{{{variables[0]}}}}}) to send them as they are";

    private static IEnumerable<LabProblem> MessageProblems(IReadOnlyList<ChatMessage> messages)
    {
        if (messages.Count == 0) yield return new("messages", "at least one message is needed");
        foreach (var (index, message) in messages.Index())
        {
            if (string.IsNullOrWhiteSpace(message.Content)) yield return new($"messages[{index}].content", "is empty");
        }
    }

    private static IEnumerable<LabProblem> RowProblems(IReadOnlyList<string> variables, IReadOnlyList<LabRow> rows)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, row) in rows.Index())
        {
            if (string.IsNullOrWhiteSpace(row.Name)) yield return new($"rows[{index}].name", "is empty");
            else if (row.Name.Contains('/', StringComparison.Ordinal)) yield return new($"rows[{index}].name", $"'{row.Name}' has a '/': use another character");
            else if (!names.Add(row.Name)) yield return new($"rows[{index}].name", $"'{row.Name}' is the name of an earlier row");
            var missing = variables.Where(name => !row.Values.ContainsKey(name)).ToList();
            if (missing.Count > 0) yield return new($"rows[{index}]", $"no value for {string.Join(", ", missing)}");
        }
    }

    private static IEnumerable<LabProblem> MessageWarnings(IReadOnlyList<ChatMessage> messages)
    {
        if (messages.Count > 0 && messages.All(message => message.Role != ChatRole.User)) yield return new("messages", "no message is of the user: many providers refuse that");
        if (messages is [.., { Role: ChatRole.Assistant }]) yield return new("messages", "the last message is the assistant's: the model is asked to go on with it");
        foreach (var (index, message) in messages.Index())
        {
            foreach (var written in Spaced().Matches(message.Content).Select(match => match.Value).Distinct())
                yield return new($"messages[{index}].content", $"'{written}' is no placeholder: write it as {{name}}, without blanks");
        }
    }

    private static IEnumerable<LabProblem> RowWarnings(IReadOnlyList<string> variables, IReadOnlyList<LabRow> rows)
    {
        if (rows.Count > 0 && variables.Count == 0) yield return new("rows", "the messages have no placeholder: every row sends the same");
        var unused = rows.SelectMany(row => row.Values.Keys).Distinct().Except(variables).Except([RowNames.Id, RowNames.Name]).ToList();
        if (variables.Count > 0 && unused.Count > 0) yield return new("rows", $"no placeholder for {string.Join(", ", unused)}");
    }

    [GeneratedRegex(@"\{\{?[ \t]+[A-Za-z_][A-Za-z0-9_]*[ \t]*\}?\}|\{\{?[A-Za-z_][A-Za-z0-9_]*[ \t]+\}?\}", RegexOptions.NonBacktracking)]
    private static partial Regex Spaced();
}
