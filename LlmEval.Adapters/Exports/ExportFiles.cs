using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Adapters.Exports.Formats;
using LlmEval.Adapters.Exports.Targets;

namespace LlmEval.Adapters.Exports;

/// <summary>Writes the files of an export and keeps account of them.</summary>
internal static class ExportFiles
{
    private static readonly JsonSerializerOptions ManifestJson = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The format with this name.</summary>
    /// <exception cref="ExportRefusedException">There is none.</exception>
    public static IExportFormat<T> Find<T>(IReadOnlyList<IExportFormat<T>> formats, string name) =>
        formats.FirstOrDefault(format => format.Name == name)
        ?? throw new ExportRefusedException($"There is no format '{name}'. Choose one of: {string.Join(", ", formats.Select(format => format.Name))}.");

    /// <summary>Writes a data file as its items come.</summary>
    public static async Task<ManifestFile> WriteAsync<T>(
        IExportTarget target, IExportFormat<T> format, string stem, string? split, IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        ManifestFile? written = null;
        var name = stem + format.Extension;
        await target.WriteAsync(name, async (stream, token) =>
        {
            await using var hashing = new HashingStream(stream);
            long count = 0;
            var rows = format.Begin(hashing);
            await using (rows)
            {
                await foreach (var item in items.WithCancellation(token))
                {
                    await rows.WriteAsync(item, token);
                    count++;
                }
            }

            written = new ManifestFile(name, split, count, rows.Rows, hashing.Bytes, hashing.TakeHash());
        }, cancellationToken);
        return written!;
    }

    /// <summary>Writes the manifest, which ends the export.</summary>
    public static async Task FinishAsync(IExportTarget target, ExportManifest manifest, CancellationToken cancellationToken)
    {
        await target.WriteAsync(ExportManifest.FileName, async (stream, token) =>
        {
            await JsonSerializer.SerializeAsync(stream, manifest, ManifestJson, token);
            await stream.WriteAsync("\n"u8.ToArray(), token);
        }, cancellationToken);
        await target.CompleteAsync(cancellationToken);
    }
}
