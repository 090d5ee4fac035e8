using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Architecture;

/// <summary>The sources that the tests look at.</summary>
internal static class RepositoryFiles
{
    /// <summary>Absolute path of the checkout.</summary>
    public static string Root => Checkout.Root;

    /// <summary>The C# sources below a folder, without build output.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));
}
