namespace LlmEval.Adapters.Exports.Formats;

/// <summary>A form in which items are written to a file.</summary>
/// <typeparam name="T">What is written.</typeparam>
internal interface IExportFormat<in T>
{
    /// <summary>The literal name that commands take.</summary>
    string Name { get; }

    /// <summary>The file's extension, with the dot.</summary>
    string Extension { get; }

    /// <summary>Begins a file; leaves the stream open.</summary>
    IExportRows<T> Begin(Stream stream);
}

/// <summary>A file that is being written; disposed of, it is whole.</summary>
/// <typeparam name="T">What is written.</typeparam>
internal interface IExportRows<in T> : IAsyncDisposable
{
    /// <summary>Rows so far.</summary>
    long Rows { get; }

    /// <summary>Writes the rows of an item.</summary>
    Task WriteAsync(T item, CancellationToken cancellationToken);
}
