using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Checking;

/// <summary>The licence at the root. A word is no licence: the whole text counts.</summary>
internal static class LicenseFile
{
    private const string Name = "LICENSE";

    public static Finding Check(IReadOnlyList<StoredBlob> files)
    {
        if (RootFiles.Find(files, Name, "LICENSE.md", "LICENSE.txt") is not { } file) return Finding.Fail($"there is no {Name} at the root");
        var text = file.Content is { } content ? FileText.Of(content) : null;
        if (text is null) return Finding.Fail($"{file.Path} is too large or is not text");
        var compared = Licensing.MitLicense.Compare(text);
        var note = file.Path == Name ? "" : $" (in {file.Path}; the usual name is {Name})";
        return compared.IsMit ? Finding.Pass($"{compared.Reason}{note}") : Finding.Fail($"{file.Path} is not the MIT licence: {compared.Reason}");
    }
}
