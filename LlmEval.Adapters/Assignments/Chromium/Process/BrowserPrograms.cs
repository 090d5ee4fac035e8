using LlmEval.Adapters.Command;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>The programs that checking a page needs; null for what is missing.</summary>
/// <param name="Chromium">Absolute path of Chromium or Chrome.</param>
/// <param name="Node">Absolute path of Node.</param>
/// <param name="Driver">Absolute path of the Playwright driver's start file, carried by the tool.</param>
internal sealed record BrowserPrograms(string? Chromium, string? Node, string? Driver)
{
    /// <summary>The variable that names Chromium.</summary>
    public const string ChromiumVariable = "CHROMIUM";

    /// <summary>The variable that names Node; Playwright reads it too.</summary>
    public const string NodeVariable = "PLAYWRIGHT_NODEJS_PATH";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Finds them.</summary>
    /// <param name="options">Paths that are given.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    public static BrowserPrograms Find(ChromiumOptions options, Func<string, string?> variable)
    {
        // A path that is given and wrong is told, not passed over for another browser.
        var chromium = Given(options.Chromium, ChromiumVariable) is { } named
            ? ProgramPath.Find(named, "/")
            : Names.Select(name => "/usr/bin/" + name).Concat(Names).Select(name => ProgramPath.Find(name, "/")).FirstOrDefault(path => path is not null);
        var driver = Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "cli.js");
        return new(chromium, ProgramPath.Find(Given(options.Node, NodeVariable) ?? "node", "/"), File.Exists(driver) ? driver : null);

        string? Given(string? option, string name) => option ?? (variable(name) is { Length: > 0 } value ? value : null);
    }
}
