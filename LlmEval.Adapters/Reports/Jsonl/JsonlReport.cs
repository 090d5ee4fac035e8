using System.Text.Json;
using LlmEval.Adapters.Reports.Documents;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Jsonl;

/// <summary>JSON Lines with everything: a line per sample, each naming its format. Cases without a sample have no line.</summary>
internal sealed class JsonlReport : IReportWriter
{
    /// <inheritdoc />
    public string Name => "jsonl";

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".jsonl"];

    /// <inheritdoc />
    public async Task WriteAsync(RunReport report, Stream stream, CancellationToken cancellationToken)
    {
        await foreach (var stored in report.Cases.WithCancellation(cancellationToken))
        {
            foreach (var sample in stored.Samples)
            {
                await JsonSerializer.SerializeAsync(stream, ResultLine.Of(report.Run, stored, sample), ReportJson.Options, cancellationToken);
                stream.WriteByte((byte)'\n');
            }
        }
    }
}
