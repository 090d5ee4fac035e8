namespace LlmEval.Adapters.Assignments.Git;

/// <summary>A file of a commit's tree.</summary>
/// <param name="Mode">E.g. <c>100644</c>; <c>120000</c> is a symbolic link, whose content is where it points.</param>
/// <param name="Id">The blob's id.</param>
/// <param name="Path">From the root, with <c>/</c>.</param>
internal sealed record TreeEntry(string Mode, string Id, string Path)
{
    /// <summary>Whether it is a plain file: no link, no other repository.</summary>
    public bool IsFile => Mode is "100644" or "100755" or "100664";

    /// <summary>Whether it has content here: the files of other repositories (submodules) are elsewhere.</summary>
    public bool IsBlob => IsFile || Mode == "120000";
}
