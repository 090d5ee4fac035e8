using System.Security.Cryptography;
using System.Text.Json;

namespace LlmEval.Adapters.Exports.Targets;

/// <summary>Tells an export that we wrote, and nobody has touched since, from everything else.</summary>
internal static class EarlierExport
{
    /// <summary>What stands in a folder that is not ours to replace, in words; null when it is empty or an untouched export.</summary>
    public static async Task<string?> FindForeignAsync(string folder, CancellationToken cancellationToken)
    {
        List<string> names = [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        if (names.Count == 0) return null;
        var manifest = Path.Combine(folder, ExportManifest.FileName);
        if (!File.Exists(manifest)) return $"it has {names[0]} and no {ExportManifest.FileName} of an export";
        if (await ReadAsync(manifest, cancellationToken) is not { } written) return $"its {ExportManifest.FileName} is not one of an export";
        if (names.Except(written.Keys, StringComparer.Ordinal).FirstOrDefault(name => name != ExportManifest.FileName) is { } other) return $"it has {other}, which is not part of the export there";
        foreach (var (name, hash) in written)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path) && await HashAsync(path, cancellationToken) != hash) return $"{name} was changed after it was exported";
        }

        return null;
    }

    private static async Task<Dictionary<string, string>?> ReadAsync(string manifest, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(manifest);
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            var root = document.RootElement;
            if (root.GetProperty("format").GetString() != ExportManifest.FormatName) return null;
            return root.GetProperty("files").EnumerateArray()
                .ToDictionary(file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString()!, StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
