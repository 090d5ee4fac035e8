namespace LlmEval.Review.Api.Lab.Importing;

/// <summary>Files to be read: prompts and configs of the original or of Langfuse, review prompts.</summary>
/// <param name="Files">The files.</param>
internal sealed record LabImportRequest(IReadOnlyList<LabImportFile> Files);

/// <summary>A file.</summary>
/// <param name="Name">Its name; what it holds takes its stem where the file says no name.</param>
/// <param name="Content">Its text.</param>
internal sealed record LabImportFile(string Name, string Content);

/// <summary>What became of something that a file holds.</summary>
internal enum LabImportOutcome
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>There was one of this name: its contents are a new version of it.</summary>
    NewVersion,

    /// <summary>There was one of this name with the same contents.</summary>
    Unchanged,
}

/// <summary>Something that a file holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record LabImportedResponse(string Name, LabImportOutcome Outcome);

/// <summary>What was read.</summary>
/// <param name="Prompts">Prompts.</param>
/// <param name="Configs">Configs.</param>
/// <param name="ReviewPrompts">Review prompts.</param>
/// <param name="Problems">What could not be read or kept; the rest is kept.</param>
internal sealed record LabImportResponse(
    IReadOnlyList<LabImportedResponse> Prompts,
    IReadOnlyList<LabImportedResponse> Configs,
    IReadOnlyList<LabImportedResponse> ReviewPrompts,
    IReadOnlyList<LabProblemResponse> Problems);
