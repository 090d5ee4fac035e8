using CsvHelper;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Csv;

/// <summary>A table for spreadsheets (RFC 4180): a row per sample, without prompts, answers and code.</summary>
/// <remarks>
/// A text that begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a carriage return gets an apostrophe in front: a spreadsheet
/// would take it for a formula.
/// </remarks>
internal sealed class CsvReport : IReportWriter
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape };

    /// <inheritdoc />
    public string Name => "csv";

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".csv"];

    /// <inheritdoc />
    public async Task WriteAsync(RunReport report, Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteHeader([.. SampleColumn.All.Select(column => column.Name)]);
        await foreach (var stored in report.Cases.WithCancellation(cancellationToken))
        {
            foreach (var sample in stored.Samples)
            {
                await csv.WriteRecordAsync([.. SampleColumn.All.Select(column => column.Read(report.Run, stored.Facts, sample)!)], cancellationToken);
            }
        }
    }
}
