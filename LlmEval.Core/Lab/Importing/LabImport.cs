using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Importing;

/// <summary>A file that somebody wants to import.</summary>
/// <param name="Name">Its name, with or without folders; its stem names what the contents do not name.</param>
/// <param name="Content">Its text: JSON.</param>
public sealed record ImportFile(string Name, string Content)
{
    /// <summary>The name without folders and extension.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(Name.Replace('\\', '/'));
}

/// <summary>What was found in files. Nothing is kept by reading it.</summary>
/// <param name="Prompts">Prompts.</param>
/// <param name="Configs">Configs.</param>
/// <param name="ReviewPrompts">Review prompts; where the file gives no id, its stem is the id.</param>
/// <param name="Problems">What could not be read, or was left out; the place begins with the file's name.</param>
public sealed record LabImport(
    IReadOnlyList<LabPrompt> Prompts, IReadOnlyList<LabConfig> Configs, IReadOnlyList<ReviewPrompt> ReviewPrompts, IReadOnlyList<LabProblem> Problems);
