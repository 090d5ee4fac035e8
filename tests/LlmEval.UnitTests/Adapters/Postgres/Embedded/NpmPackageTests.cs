using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Postgres.Embedded;

public class NpmPackageTests
{
    [Test]
    public void It_is_found_in_the_node_modules_of_the_folder_and_its_ancestors()
    {
        using var folder = new TemporaryFolder();
        var near = folder.Folder($"repo/.llm-eval/node_modules/{NpmPackage.Name}");
        var far = folder.Folder($"node_modules/{NpmPackage.Name}");
        NpmPackage.BinFolders(Path.Combine(folder.Path, "repo", ".llm-eval")).ShouldBe([Path.Combine(near, "native", "bin"), Path.Combine(far, "native", "bin")]);
    }

    [Test]
    public void Links_that_npm_did_not_make_are_made()
    {
        using var folder = new TemporaryFolder();
        folder.File("native/lib/libicuuc.so.60.2", "library");
        folder.File("native/pg-symlinks.json", """[{"source":"native/lib/libicuuc.so.60.2","target":"native/lib/libicuuc.so.60"}]""");
        var bin = folder.Folder("native/bin");
        NpmPackage.CompleteLinks(bin);
        NpmPackage.CompleteLinks(bin);
        var link = new FileInfo(Path.Combine(folder.Path, "native", "lib", "libicuuc.so.60"));
        link.LinkTarget.ShouldBe("libicuuc.so.60.2");
        File.ReadAllText(link.FullName).ShouldBe("library");
    }
}
