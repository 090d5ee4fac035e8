using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports;

/// <summary>A report to be written.</summary>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="Format">The format.</param>
public sealed record ReportFile(string Path, IReportWriter Format)
{
    /// <summary>Writes the report: the whole file or none.</summary>
    /// <exception cref="ReportException">The file cannot be written.</exception>
    public async Task WriteAsync(RunReport report, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(Path, (stream, token) => Format.WriteAsync(report, stream, token), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"The report {Path} cannot be written: {e.Message}", e);
        }
    }
}

/// <summary>A report cannot be written; the message names the file.</summary>
public sealed class ReportException(string message, Exception? inner = null) : Exception(message, inner);
