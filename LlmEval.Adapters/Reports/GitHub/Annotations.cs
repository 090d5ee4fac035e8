using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.GitHub;

/// <summary>Workflow commands that GitHub shows beside the config: errors for gates, warnings for cases.</summary>
internal static class Annotations
{
    // GitHub shows ten warnings of a step.
    private const int MaxCases = 10;
    private const int LongestMessage = 2000;

    /// <summary>The commands, a line each.</summary>
    public static IEnumerable<string> Of(RunReport report, string? workspace)
    {
        var config = workspace is null ? report.Run.ConfigPath : Path.GetRelativePath(workspace, report.Run.ConfigPath);
        var gatesLine = 1 + report.Run.ConfigYaml.Split('\n').TakeWhile(line => !line.StartsWith("gates:", StringComparison.Ordinal)).Count();
        foreach (var gate in report.Run.Gates.Where(gate => gate.Status == GateStatus.NotMet))
        {
            yield return Command("error", config, gatesLine, $"Gate not met: {gate.Gate}", gate.Message);
        }

        foreach (var facts in report.Facts.Where(facts => facts.Verdict == CaseVerdict.Failed).Take(MaxCases))
        {
            yield return Command("warning", config, 1, $"{facts.Name}: {NameOf<Outcome>.Of(facts.Outcome!.Value).Replace('_', ' ')}", facts.Message ?? "");
        }
    }

    private static string Command(string command, string file, int line, string title, string message) =>
        $"::{command} file={Property(file)},line={line},title={Property(title)}::{Data(ShortText.Cut(message, LongestMessage))}";

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
