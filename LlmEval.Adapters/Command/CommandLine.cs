namespace LlmEval.Adapters.Command;

/// <summary>What is started for a command.</summary>
/// <param name="Program">Absolute path.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record CommandLine(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// The line for a program, in a session of its own where <c>setsid</c> (util-linux) is there: Ctrl+C in the terminal then reaches this
    /// tool alone, which decides what becomes of calls under way.
    /// </summary>
    /// <param name="program">Absolute path.</param>
    /// <param name="arguments">Its arguments.</param>
    public static CommandLine InOwnSession(string program, IEnumerable<string> arguments) =>
        ProgramPath.Find("setsid", "/") is { } setsid ? new(setsid, [program, .. arguments]) : new(program, [.. arguments]);
}
