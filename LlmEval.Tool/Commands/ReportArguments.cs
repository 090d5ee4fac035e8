using System.CommandLine;
using LlmEval.Adapters.Reports;

namespace LlmEval.Tool.Commands;

/// <summary>The option <c>-o</c>: files whose extension says the format.</summary>
internal sealed class ReportArguments
{
    private readonly Option<string[]> output = new("--output", "-o")
    {
        Description = $"Write a report; the extension says the format: {Known}",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static string Known => string.Join(", ", ReportFormats.All.SelectMany(format => format.Extensions));

    /// <summary>Adds the option.</summary>
    public void AddTo(Command command) => command.Add(output);

    /// <summary>Reads which reports are wanted.</summary>
    /// <exception cref="UsageException">A file's extension is of no format.</exception>
    public IReadOnlyList<ReportFile> Read(ParseResult parsed, ToolContext context) => [.. (parsed.GetValue(output) ?? []).Select(path => ToFile(path, context))];

    private static ReportFile ToFile(string path, ToolContext context) => new(
        context.Absolute(path),
        ReportFormats.Find(path) ?? throw new UsageException($"'{path}': the extension says the format of a report. Known: {Known}"));
}
