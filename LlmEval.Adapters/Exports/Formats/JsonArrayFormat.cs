using System.Text.Json;
using LlmEval.Adapters.Reports.Documents;

namespace LlmEval.Adapters.Exports.Formats;

/// <summary>One JSON array, an object per line.</summary>
/// <param name="Name">The format's name.</param>
/// <param name="RowOf">The object of an item.</param>
internal sealed record JsonArrayFormat<T>(string Name, Func<T, object> RowOf) : IExportFormat<T>
{
    public string Extension => ".json";

    public IExportRows<T> Begin(Stream stream) => new Elements(stream, RowOf);

    private sealed class Elements(Stream stream, Func<T, object> rowOf) : IExportRows<T>
    {
        public long Rows { get; private set; }

        public async Task WriteAsync(T item, CancellationToken cancellationToken)
        {
            var row = rowOf(item);
            await stream.WriteAsync(Rows == 0 ? "[\n"u8.ToArray() : ",\n"u8.ToArray(), cancellationToken);
            await JsonSerializer.SerializeAsync(stream, row, row.GetType(), ReportJson.Options, cancellationToken);
            Rows++;
        }

        public async ValueTask DisposeAsync() => await stream.WriteAsync(Rows == 0 ? "[]\n"u8.ToArray() : "\n]\n"u8.ToArray());
    }
}
