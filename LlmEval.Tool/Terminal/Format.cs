using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Tool.Terminal;

/// <summary>Numbers, times and outcomes as text: the same everywhere, invariant of the culture.</summary>
internal static class Format
{
    /// <summary>A metric with its interval: <c>0.867 [0.743, 0.936]</c>; a dash with the reason when undefined.</summary>
    public static string Estimate(MetricEstimate estimate) => Figures.Estimate(estimate);

    /// <summary>A short time: <c>12 ms</c>, <c>1.4 s</c>, <c>3 min 20 s</c>.</summary>
    public static string Duration(TimeSpan time) => Figures.Duration(time);

    /// <summary>Tokens in and out, with the parts that are inside them.</summary>
    public static string Tokens(TokenUsage? usage) => Figures.Tokens(usage);

    /// <summary>A model with its prompt variant, where that is not the only one: <c>gpt-4o [terse]</c>.</summary>
    public static string Line(string model, string prompt) => prompt == PromptVariant.DefaultId ? model : $"{model} [{prompt}]";

    /// <summary>A whole number with thin groups: <c>12,345</c>.</summary>
    public static string Count(long number) => Figures.Count(number);

    /// <summary>A glyph and the stored name: colour never speaks alone.</summary>
    public static string Mark(Outcome? outcome) => outcome switch
    {
        null => "· not run",
        { } known => known.Classify() switch
        {
            OutcomeClass.Right => "✓ ",
            OutcomeClass.Wrong => "✗ ",
            _ => "? ",
        } + NameOf<Outcome>.Of(known).Replace('_', ' '),
    };

    /// <summary>A name and, in front of it, the glyph of a verdict.</summary>
    public static string Colour(Outcome? outcome) => outcome?.Classify() switch
    {
        OutcomeClass.Right => "green",
        OutcomeClass.Wrong => "red",
        _ => "yellow",
    };

    /// <summary>The first line, cut to a width.</summary>
    public static string FirstLine(string? text, int width)
    {
        var line = (text ?? "").Split('\n', 2)[0].TrimEnd('\r');
        return line.Length <= width ? line : string.Concat(line.AsSpan(0, width - 1), "…");
    }

    /// <summary>A time of day in UTC, for lists.</summary>
    public static string Time(DateTimeOffset time) => Figures.Time(time);
}
