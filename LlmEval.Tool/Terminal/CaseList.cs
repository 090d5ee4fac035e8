using LlmEval.Core.Domain.Results;
using Spectre.Console;

namespace LlmEval.Tool.Terminal;

/// <summary>Cases as a list, one line each.</summary>
internal static class CaseList
{
    private const int MessageWidth = 90;

    /// <summary>Writes the list.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<CaseFacts> cases)
    {
        var grid = new Grid().AddColumn().AddColumn().AddColumn().AddColumn();
        foreach (var facts in cases)
        {
            grid.AddRow(
                $"[{Format.Colour(facts.Outcome)}]{Format.Mark(facts.Outcome)}[/]",
                Markup.Escape(facts.Name),
                $"{facts.Samples.Count(sample => sample.Outcome == Outcome.Passed)}/{facts.Samples.Count}",
                $"[grey]{Markup.Escape(Format.FirstLine(facts.Message, MessageWidth))}[/]");
        }

        console.Write(grid);
    }
}
