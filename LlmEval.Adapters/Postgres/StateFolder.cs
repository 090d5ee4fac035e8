using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres;

/// <summary>Finds the folder <c>.llm-eval</c> where this tool keeps its state, so that every command sees one database.</summary>
public static class StateFolder
{
    /// <summary>The folder's name.</summary>
    public const string Name = ".llm-eval";

    /// <summary>The variable that names the state folder itself (not its parent); it overrides the search.</summary>
    public const string Variable = "LLM_EVAL_HOME";

    /// <summary>
    /// The state folder for a config's folder, or for the working directory of a command without config: in the nearest ancestor that has
    /// <c>.llm-eval</c> or <c>.git</c>. Where none has, in the working directory if that is an ancestor too, so that a command without config
    /// that is given there finds what a run left; else in the folder itself. Makes nothing.
    /// </summary>
    /// <param name="startFolder">Absolute path of the folder where the search begins.</param>
    /// <param name="workingDirectory">Absolute path of the folder that the command was given in.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <returns>An absolute path; the folder may not exist yet.</returns>
    /// <exception cref="StorageException"><c>LLM_EVAL_HOME</c> is not an absolute path.</exception>
    public static string Find(string startFolder, string workingDirectory, Func<string, string?> environment)
    {
        if (environment(Variable) is { Length: > 0 } home)
        {
            return Path.IsPathFullyQualified(home)
                ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(home, startFolder))
                : throw new StorageException($"{Variable} is '{home}': give it an absolute path, so that it means the same in every folder.");
        }

        var ancestors = AncestorsOf(startFolder).ToList();
        // In a worktree or a submodule .git is a file.
        var chosen = ancestors.Find(folder => Directory.Exists(Path.Combine(folder, Name)) || Path.Exists(Path.Combine(folder, ".git")))
            ?? ancestors.Find(folder => folder == Path.TrimEndingDirectorySeparator(workingDirectory))
            ?? startFolder;
        return Path.Combine(chosen, Name);
    }

    /// <summary>A folder and those that it is in, innermost first.</summary>
    private static IEnumerable<string> AncestorsOf(string start)
    {
        for (var folder = new DirectoryInfo(Path.TrimEndingDirectorySeparator(start)); folder is not null; folder = folder.Parent) yield return folder.FullName;
    }

    /// <summary>Makes the folder where it is missing, with a <c>.gitignore</c> that keeps it out of the user's repository.</summary>
    /// <exception cref="StorageException">It cannot be made.</exception>
    internal static void Create(string stateFolder)
    {
        try
        {
            Directory.CreateDirectory(stateFolder);
            var ignore = Path.Combine(stateFolder, ".gitignore");
            if (!File.Exists(ignore)) File.WriteAllText(ignore, "*\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"The state folder {stateFolder} cannot be written: {e.Message} Make it writable, or name another one in {Variable}.", e);
        }
    }
}
