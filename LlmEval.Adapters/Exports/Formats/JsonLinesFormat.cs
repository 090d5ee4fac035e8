using System.Text.Json;
using LlmEval.Adapters.Reports.Documents;

namespace LlmEval.Adapters.Exports.Formats;

/// <summary>A JSON object per line (UTF-8 without BOM, LF).</summary>
/// <param name="Name">The format's name.</param>
/// <param name="RowsOf">The objects of an item, given the number of rows before it.</param>
internal sealed record JsonLinesFormat<T>(string Name, Func<T, long, IEnumerable<object>> RowsOf) : IExportFormat<T>
{
    public string Extension => ".jsonl";

    public IExportRows<T> Begin(Stream stream) => new Lines(stream, RowsOf);

    private sealed class Lines(Stream stream, Func<T, long, IEnumerable<object>> rowsOf) : IExportRows<T>
    {
        private static readonly byte[] LineFeed = "\n"u8.ToArray();

        public long Rows { get; private set; }

        public async Task WriteAsync(T item, CancellationToken cancellationToken)
        {
            foreach (var row in rowsOf(item, Rows))
            {
                await JsonSerializer.SerializeAsync(stream, row, row.GetType(), ReportJson.Options, cancellationToken);
                await stream.WriteAsync(LineFeed, cancellationToken);
                Rows++;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
