using LlmEval.Adapters.Exports.Formats;
using LlmEval.Core.Lab.Reporting;

namespace LlmEval.Adapters.Lab;

/// <summary>Writes the lab's table as CSV, safe to be opened in a spreadsheet.</summary>
public static class LabTable
{
    /// <summary>Writes lines; the stream stays open.</summary>
    /// <returns>How many.</returns>
    public static async Task<long> WriteAsync(IEnumerable<LabExportLine> lines, Stream stream, CancellationToken cancellationToken)
    {
        await using var table = new CsvFormat<LabExportLine>(LabExport.Columns).Begin(stream);
        foreach (var line in lines) await table.WriteAsync(line, cancellationToken);
        return table.Rows;
    }
}
