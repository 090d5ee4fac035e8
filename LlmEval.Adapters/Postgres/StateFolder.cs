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
    /// <c>.llm-eval</c> or <c>.git</c>, else in the folder itself. Makes nothing.
    /// </summary>
    /// <param name="startFolder">Absolute path of the folder where the search begins.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <returns>An absolute path; the folder may not exist yet.</returns>
    /// <exception cref="StorageException"><c>LLM_EVAL_HOME</c> is not an absolute path.</exception>
    public static string Find(string startFolder, Func<string, string?> environment)
    {
        if (environment(Variable) is { Length: > 0 } home)
        {
            return Path.IsPathFullyQualified(home)
                ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(home, startFolder))
                : throw new StorageException($"{Variable} is '{home}': give it an absolute path, so that it means the same in every folder.");
        }

        for (var folder = new DirectoryInfo(startFolder); folder is not null; folder = folder.Parent)
        {
            var state = Path.Combine(folder.FullName, Name);
            // In a worktree or a submodule .git is a file.
            if (Directory.Exists(state) || Path.Exists(Path.Combine(folder.FullName, ".git"))) return state;
        }

        return Path.Combine(startFolder, Name);
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
