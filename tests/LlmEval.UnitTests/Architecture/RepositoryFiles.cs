using System.Runtime.CompilerServices;

namespace LlmEval.UnitTests.Architecture;

/// <summary>The sources that the tests look at.</summary>
internal static class RepositoryFiles
{
    /// <summary>Absolute path of the checkout.</summary>
    public static string Root { get; } = FindRoot(ThisFile());

    /// <summary>The C# sources below a folder, without build output.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    private static string FindRoot(string start)
    {
        var folder = Path.GetDirectoryName(start)!;
        while (!File.Exists(Path.Combine(folder, "LlmEval.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
