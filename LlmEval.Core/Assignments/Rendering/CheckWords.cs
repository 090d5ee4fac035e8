using System.Globalization;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Rendering;

/// <summary>Says a check in words: what a builder reads, and the name of its result.</summary>
public static class CheckWords
{
    /// <summary>How a check that is an expression begins on the wire.</summary>
    public const string ScriptPrefix = "js: ";

    /// <summary>The words, from all that the check says but its own text.</summary>
    /// <remarks>Checks that differ in what they check have different words.</remarks>
    public static string Of(PageCheck check) => check.Path is null ? Bare(check) : $"At `{check.Path}`: {Bare(check)}";

    private static string Bare(PageCheck check) => check switch
    {
        ScriptCheck script => ScriptPrefix + script.Expression,
        TextCheck text => $"The text of `{text.Selector}` {Of(text.Match)}",
        ExistsCheck exists => $"`{exists.Selector}` exists",
        AttributeCheck { Match: { } match } attribute => $"The attribute `{attribute.Attribute}` of `{attribute.Selector}` {Of(match)}",
        AttributeCheck attribute => $"`{attribute.Selector}` has the attribute `{attribute.Attribute}`",
        CountCheck count => $"The number of `{count.Selector}` is {Bounds(count)}",
        TitleCheck title => $"The page's title {Of(title.Match)}",
        ConsoleCleanCheck => "The page writes no error to the console",
        RequestMadeCheck request => $"The page asks for an address that {Of(request.Url)}",
        StepsCheck steps => $"{string.Join(", ", steps.Steps.Select(Of))}; then: {Of(steps.Then)}",
        _ => check.Text,
    };

    private static string Of(PageStep step) => step switch
    {
        FillStep fill => $"fill `{fill.Selector}` with \"{fill.Value}\"",
        ClickStep click => $"click `{click.Selector}`",
        PressStep { Selector: { } selector } press => $"press {press.Key} in `{selector}`",
        PressStep press => $"press {press.Key}",
        WaitStep wait => $"wait for `{wait.Selector}`",
        _ => throw new InvalidOperationException($"{step.GetType().Name} has no words."),
    };

    private static string Of(TextMatch match) => match.Kind switch
    {
        TextMatchKind.Equals => $"is \"{match.Value}\"",
        TextMatchKind.Contains => $"contains \"{match.Value}\"",
        _ => $"matches /{match.Value}/",
    };

    private static string Bounds(CountCheck count) => (count.AtLeast, count.AtMost) switch
    {
        ({ } least, { } most) when least == most => Text(least),
        ({ } least, { } most) => $"from {Text(least)} to {Text(most)}",
        ({ } least, null) => $"at least {Text(least)}",
        (null, { } most) => $"at most {Text(most)}",
        _ => "any",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
