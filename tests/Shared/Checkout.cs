using System.Runtime.CompilerServices;

namespace LlmEval.Tests.Shared;

/// <summary>Where the tests' own sources are.</summary>
internal static class Checkout
{
    /// <summary>Absolute path of the checkout.</summary>
    public static string Root { get; } = FindRoot(ThisFile());

    /// <summary>Absolute path of a file of published data: beside the checkout, or where LLM_EVAL_SHARED_DATA says. It may not be there.</summary>
    public static string PublishedFile(string name)
    {
        var folder = Environment.GetEnvironmentVariable("LLM_EVAL_SHARED_DATA") ?? Path.Combine(Root, "..", "shared", "data");
        return Path.GetFullPath(Path.Combine(folder, name), Root);
    }

    private static string FindRoot(string start)
    {
        var folder = Path.GetDirectoryName(start)!;
        while (!File.Exists(Path.Combine(folder, "LlmEval.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
