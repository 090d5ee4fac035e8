using LlmEval.Adapters.Reports.GitHub;
using Spectre.Console;

namespace LlmEval.Tool;

/// <summary>What every command has: where it was called and where it writes. Results go to stdout, everything else to stderr.</summary>
internal sealed class ToolContext
{
    private readonly Lazy<IAnsiConsole> messages;
    private readonly Lazy<IAnsiConsole> results;

    private ToolContext(string workingDirectory)
    {
        WorkingDirectory = workingDirectory;
        GitHub = GitHubStep.Find(Environment.GetEnvironmentVariable, Console.Error);
        // What models say must not command GitHub's runner, which reads both streams.
        Out = GitHub is null ? Console.Out : new CommandFreeWriter(Console.Out);
        Error = GitHub is null ? Console.Error : new CommandFreeWriter(Console.Error);
        messages = new Lazy<IAnsiConsole>(() => CreateConsole(Error, Console.IsErrorRedirected));
        results = new Lazy<IAnsiConsole>(() => CreateConsole(Out, Console.IsOutputRedirected));
    }

    /// <summary>Absolute path of the folder that the tool was called in.</summary>
    public string WorkingDirectory { get; }

    /// <summary>Progress, messages and errors: stderr.</summary>
    public IAnsiConsole Messages => messages.Value;

    /// <summary>Tables that are the result: stdout.</summary>
    public IAnsiConsole Results => results.Value;

    /// <summary>Plain text and JSON that is the result: stdout.</summary>
    public TextWriter Out { get; }

    /// <summary>Plain text on stderr.</summary>
    public TextWriter Error { get; }

    /// <summary>What a person types, or a script gives: stdin.</summary>
    public TextReader In { get; } = Console.In;

    /// <summary>The step of GitHub Actions that the tool runs in, or null.</summary>
    public GitHubStep? GitHub { get; }

    /// <summary>Whether a live block may be drawn on stderr.</summary>
    public bool IsInteractive { get; } = !Console.IsErrorRedirected && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>The context of this process.</summary>
    public static ToolContext ForProcess(string workingDirectory) => new(workingDirectory);

    /// <summary>Makes a path that the user gave absolute.</summary>
    public string Absolute(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>A place (<c>path:line</c>) as it is shown: below the working directory, without that.</summary>
    public string Place(string source)
    {
        var folder = Path.TrimEndingDirectorySeparator(WorkingDirectory) + Path.DirectorySeparatorChar;
        return source.StartsWith(folder, StringComparison.Ordinal) ? source[folder.Length..] : source;
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    private static IAnsiConsole CreateConsole(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected || IsSet("NO_COLOR") ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        // Nobody wraps a file or a pipe: tables there keep their natural width.
        if (redirected) console.Profile.Width = 200;
        return console;
    }
}
