using CsvHelper;

namespace LlmEval.Adapters.Exports.Formats;

/// <summary>A table for people and spreadsheets (RFC 4180 with LF); JSON is for programs.</summary>
/// <remarks>
/// A text that begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a carriage return gets an apostrophe in front: a spreadsheet
/// would take it for a formula. Control characters that readers stumble over are written as <c>\x1b</c>.
/// </remarks>
/// <param name="Columns">Names, and the value of an item; null for an empty cell.</param>
internal sealed record CsvFormat<T>(IReadOnlyList<(string Name, Func<T, string?> Read)> Columns) : IExportFormat<T>
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, NewLine = "\n" };

    public string Name => "csv";

    public string Extension => ".csv";

    public IExportRows<T> Begin(Stream stream) => new Table(stream, Columns);

    private sealed class Table : IExportRows<T>
    {
        private readonly CsvWriter csv;
        private readonly IReadOnlyList<(string Name, Func<T, string?> Read)> columns;

        public Table(Stream stream, IReadOnlyList<(string Name, Func<T, string?> Read)> columns)
        {
            (csv, this.columns) = (CsvWriter.Create(stream, Options, leaveOpen: true), columns);
            csv.WriteHeader([.. columns.Select(column => column.Name)]);
        }

        public long Rows { get; private set; }

        public async Task WriteAsync(T item, CancellationToken cancellationToken)
        {
            await csv.WriteRecordAsync([.. columns.Select(column => column.Read(item) is { } text ? XmlText.Legal(text) : null!)], cancellationToken);
            Rows++;
        }

        public ValueTask DisposeAsync() => csv.DisposeAsync();
    }
}
