using System.Text.Json;
using LlmEval.Adapters.Reports.Documents;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Json;

/// <summary>One JSON document: the run, its results and the facts of every case, without prompts and answers.</summary>
internal sealed class JsonReport : IReportWriter
{
    private static readonly JsonSerializerOptions Indented = new(ReportJson.Options) { WriteIndented = true };

    /// <inheritdoc />
    public string Name => "json";

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".json"];

    /// <inheritdoc />
    public Task WriteAsync(RunReport report, Stream stream, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(stream, ReportDocument.Of(report), Indented, cancellationToken);
}
