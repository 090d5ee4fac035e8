using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Reports;

public class ReportFileTests
{
    [TestCase("report.docx")]
    [TestCase("report")]
    [TestCase("json")]
    public void An_extension_of_no_format_is_none(string name) => ReportFormats.Find(name).ShouldBeNull();

    [Test]
    public void No_two_formats_share_a_name_or_an_extension()
    {
        ReportFormats.All.Select(format => format.Name).ShouldBeUnique();
        ReportFormats.All.SelectMany(format => format.Extensions).ShouldBeUnique();
    }

    [Test]
    public async Task A_failure_halfway_leaves_the_old_file_and_no_other()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "r.jsonl");
        await File.WriteAllTextAsync(path, "old");
        var report = SomeReport.Full();
        await Should.ThrowAsync<StorageException>(new ReportFile(path, ReportFormats.Find(path)!).WriteAsync(report with { Cases = Broken(report.Cases) }, CancellationToken.None));
        (await File.ReadAllTextAsync(path)).ShouldBe("old");
        Directory.GetFileSystemEntries(folder.Path).ShouldBe([path]);
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        var path = "/proc/reports/r.json";
        var failure = await Should.ThrowAsync<ReportException>(new ReportFile(path, ReportFormats.Find(path)!).WriteAsync(SomeReport.Full(), CancellationToken.None));
        failure.Message.ShouldStartWith("The report /proc/reports/r.json cannot be written: ");
    }

    private static async IAsyncEnumerable<StoredCase> Broken(IAsyncEnumerable<StoredCase> cases)
    {
        await foreach (var stored in cases.Take(2)) yield return stored;
        throw new StorageException("gone");
    }
}
