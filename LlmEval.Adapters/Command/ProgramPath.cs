namespace LlmEval.Adapters.Command;

/// <summary>Finds programs as a shell would, but without one.</summary>
internal static class ProgramPath
{
    /// <summary>The absolute path of an executable file, or null when there is none.</summary>
    /// <param name="program">With a slash: a path, relative to the folder. Without: a name to look for in <c>PATH</c>.</param>
    /// <param name="folder">Absolute path.</param>
    public static string? Find(string program, string folder)
    {
        if (program.Contains('/', StringComparison.Ordinal)) return Executable(Path.GetFullPath(program, folder));
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(Path.IsPathRooted)
            .Select(directory => Executable(Path.Combine(directory, program)))
            .FirstOrDefault(path => path is not null);
    }

    private static string? Executable(string path)
    {
        const UnixFileMode Any = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Any) != UnixFileMode.None) ? path : null;
    }
}
