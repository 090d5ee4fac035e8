using System.Xml.Linq;
using LlmEval.Adapters.Trx;

namespace LlmEval.UnitTests.Adapters.Trx;

public class TrxFileTests
{
    private DirectoryInfo folder = null!;

    private string Target => Path.Combine(folder.FullName, "TestResults", "run.trx");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("trx-file-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public async Task A_file_is_written_with_its_folder_and_nothing_else()
    {
        await TrxFile.WriteAsync(SomeTrx.Run(SomeTrx.Result()), Target, CancellationToken.None);

        XDocument.Load(Target).One("UnitTestResult").Of("testName").ShouldBe("HumanEval/0");
        Files().ShouldBe(["run.trx"]);
    }

    [Test]
    public async Task A_file_that_is_there_is_replaced()
    {
        await TrxFile.WriteAsync(SomeTrx.Run(SomeTrx.Result("a long name that must leave nothing behind")), Target, CancellationToken.None);
        await TrxFile.WriteAsync(SomeTrx.Run(), Target, CancellationToken.None);

        XDocument.Load(Target).All("UnitTestResult").ShouldBeEmpty();
    }

    [Test]
    public async Task A_write_that_breaks_off_leaves_the_old_file_and_nothing_else()
    {
        await TrxFile.WriteAsync(SomeTrx.Run(SomeTrx.Result()), Target, CancellationToken.None);
        var before = await File.ReadAllBytesAsync(Target);

        await Should.ThrowAsync<OperationCanceledException>(
            () => TrxFile.WriteAsync(SomeTrx.Run(SomeTrx.Result("new")), Target, new CancellationToken(canceled: true)));

        (await File.ReadAllBytesAsync(Target)).ShouldBe(before);
        Files().ShouldBe(["run.trx"]);
    }

    [Test]
    public async Task A_folder_in_the_place_of_the_file_is_an_error_that_leaves_nothing_behind()
    {
        Directory.CreateDirectory(Target);

        await Should.ThrowAsync<IOException>(() => TrxFile.WriteAsync(SomeTrx.Run(), Target, CancellationToken.None));

        Files().ShouldBe(["run.trx"]);
    }

    [TestCase("run.trx")]
    [TestCase("/")]
    public void Only_the_absolute_path_of_a_file_will_do(string path) =>
        Should.Throw<ArgumentException>(() => TrxFile.WriteAsync(SomeTrx.Run(), path, CancellationToken.None));

    private IEnumerable<string> Files() =>
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Target)!).Select(path => Path.GetFileName(path));
}
