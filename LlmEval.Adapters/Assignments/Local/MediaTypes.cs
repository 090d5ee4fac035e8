using Microsoft.AspNetCore.StaticFiles;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>The media types of files, by their names.</summary>
internal static class MediaTypes
{
    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider Types = new()
    {
        Mappings = { [".md"] = "text/markdown", [".mjs"] = "text/javascript", [".csv"] = "text/csv", [".wasm"] = "application/wasm", [".yaml"] = "text/plain", [".yml"] = "text/plain" },
    };

    /// <summary>The type of a page's file; texts are UTF-8.</summary>
    public static string Of(string path)
    {
        // LICENSE and the like.
        var type = Types.TryGetContentType(path, out var known) ? known : Path.HasExtension(path) ? Unknown : "text/plain";
        return type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "application/javascript" or "image/svg+xml" ? $"{type}; charset=utf-8" : type;
    }

    /// <summary>The type of a file that is shown as it is written: a text is plain text, whatever it would be as a page.</summary>
    public static string Raw(string path) => Of(path).EndsWith("; charset=utf-8", StringComparison.Ordinal) ? "text/plain; charset=utf-8" : Unknown;
}
