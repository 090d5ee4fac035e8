using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Judging.Reviewing;

/// <summary>The text of a review prompt: what may stand in it, and how it is filled.</summary>
/// <remarks>
/// Only the variables of the mode are replaced, in one pass, so that nothing in a response is taken for one. Doubled braces stand for
/// single ones where the template opens any; where it opens none, the <c>}}</c> at the end of plain JSON stays as it is.
/// </remarks>
public static partial class ReviewTemplate
{
    private const int Short = 100;
    private const int Long = 5000;

    /// <summary>The variables of a mode, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Variables(ReviewMode mode) => mode == ReviewMode.Listwise
        ? ["original_prompt", "num_configs", "all_responses"]
        : ["original_prompt", "response"];

    /// <summary>Fills a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="values">The text of each variable; others stay as they are.</param>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values)
    {
        var unescapes = template.Contains("{{", StringComparison.Ordinal);
        return Braces().Replace(template, match => match.Value switch
        {
            "{{" => "{",
            "}}" => unescapes ? "}" : "}}",
            _ => values.GetValueOrDefault(match.Groups["name"].Value, match.Value),
        });
    }

    /// <summary>Says what is wrong with a template. Errors keep it from being used; warnings are advice.</summary>
    public static ReviewTemplateCheck Check(string template, IReadOnlyList<string> criteria, ReviewMode mode)
    {
        var required = Variables(mode);
        List<string> found = [.. Braces().Matches(template).Select(match => match.Groups["name"].Value).Where(name => name.Length > 0).Distinct()];
        List<string> warnings = [.. found.Where(name => !required.Contains(name) && name.Contains('_', StringComparison.Ordinal))
            .Select(name => $"'{{{name}}}' is no variable of this mode and is sent as it stands")];
        if (!Mentions(template, "json")) warnings.Add("the template does not say that the answer is JSON");
        if (mode == ReviewMode.Listwise && !Mentions(template, "rank")) warnings.Add("the template does not ask for a ranking");
        warnings.AddRange(criteria.Where(criterion => !IsMentioned(template, criterion)).Select(criterion => $"criterion '{criterion}' is not mentioned"));
        if (template.Length < Short) warnings.Add($"the template is short ({template.Length} characters): a judge does better with criteria in words");
        if (template.Length > Long) warnings.Add($"the template is long ({template.Length} characters): it is paid for in every call");
        return new ReviewTemplateCheck
        {
            Errors = [.. required.Except(found).Select(name => $"'{{{name}}}' is missing")],
            Warnings = warnings,
            RequiredVariables = required,
            FoundVariables = found,
        };
    }

    private static bool IsMentioned(string template, string criterion) =>
        Mentions(template, criterion) || Mentions(template, criterion.Replace('_', ' '));

    private static bool Mentions(string template, string word) => template.Contains(word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{\{|\}\}|\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Braces();
}

/// <summary>What is to be said of a review prompt's template.</summary>
public sealed record ReviewTemplateCheck
{
    /// <summary>What keeps it from being used.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>Advice.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The variables that the mode needs.</summary>
    public required IReadOnlyList<string> RequiredVariables { get; init; }

    /// <summary>What looks like a variable in it, each once.</summary>
    public required IReadOnlyList<string> FoundVariables { get; init; }

    /// <summary>Whether there are no errors.</summary>
    public bool IsValid => Errors.Count == 0;
}
