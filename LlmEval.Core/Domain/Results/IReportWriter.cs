namespace LlmEval.Core.Domain.Results;

/// <summary>Port: writes a run as a document of one format. Safe for concurrent use.</summary>
/// <remarks>
/// Every text of a run may be hostile: a writer makes it harmless for whoever opens the document. A format that other programs read says
/// its name and version inside. Errors: those of the stream and of the cases; cancelled, what the stream holds is of no use.
/// </remarks>
public interface IReportWriter
{
    /// <summary>The literal name of the format.</summary>
    string Name { get; }

    /// <summary>The file extensions that mean this format, each with its dot, in lower case.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Writes the report; leaves the stream open.</summary>
    Task WriteAsync(RunReport report, Stream stream, CancellationToken cancellationToken);
}

/// <summary>What a report is made of.</summary>
public sealed record RunReport
{
    /// <summary>The run.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>Its results.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>The facts of every planned case, ordered by model, prompt and task.</summary>
    public required IReadOnlyList<CaseFacts> Facts { get; init; }

    /// <summary>The same cases in full, in that order. Each enumeration reads them anew.</summary>
    public required IAsyncEnumerable<StoredCase> Cases { get; init; }
}
