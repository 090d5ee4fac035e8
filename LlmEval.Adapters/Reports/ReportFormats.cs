using LlmEval.Adapters.Reports.Csv;
using LlmEval.Adapters.Reports.Html;
using LlmEval.Adapters.Reports.Json;
using LlmEval.Adapters.Reports.Jsonl;
using LlmEval.Adapters.Reports.Markdown;
using LlmEval.Adapters.Reports.TestFormats;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports;

/// <summary>The formats of reports.</summary>
public static class ReportFormats
{
    /// <summary>Every format.</summary>
    public static IReadOnlyList<IReportWriter> All { get; } =
    [
        new HtmlReport(),
        new MarkdownReport(),
        new JsonReport(),
        new JsonlReport(),
        new CsvReport(),
        new JUnitReport(),
        new TrxReport(),
    ];

    /// <summary>The format that a file's extension means, or null when it means none.</summary>
    public static IReportWriter? Find(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return All.FirstOrDefault(format => format.Extensions.Contains(extension));
    }
}
