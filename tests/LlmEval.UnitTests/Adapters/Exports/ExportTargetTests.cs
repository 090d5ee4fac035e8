using System.IO.Compression;
using LlmEval.Adapters.Exports;
using LlmEval.Adapters.Exports.Targets;
using LlmEval.Core.Preferences;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Exports;

public class ExportTargetTests
{
    [Test]
    public async Task A_folder_is_made_and_an_untouched_export_replaced()
    {
        using var temporary = new TemporaryFolder();
        var folder = Path.Combine(temporary.Path, "new/preferences");
        await ExportAsync(folder, "trl");
        Names(folder).ShouldBe(["manifest.json", "preferences.jsonl"]);
        var manifest = await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json"));
        await ExportAsync(folder, "trl");
        (await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json"))).ShouldBe(manifest);
        await ExportAsync(folder, "csv", 0.5);
        Names(folder).ShouldBe(["manifest.json", "test.csv", "train.csv"]);
        Names(Path.GetDirectoryName(folder)!).ShouldBe(["preferences"]);
    }

    [Test]
    public async Task A_folder_with_something_else_is_left_alone()
    {
        using var temporary = new TemporaryFolder();
        temporary.File("notes.txt", "mine");
        (await RefusalAsync(temporary.Path)).ShouldContain("it has notes.txt and no manifest.json of an export");
        Names(temporary.Path).ShouldBe(["notes.txt"]);
    }

    [Test]
    public async Task An_export_that_somebody_touched_is_left_alone()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.Folder("out");
        await ExportAsync(folder, "trl");
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.txt"), "mine");
        (await RefusalAsync(folder)).ShouldContain("it has mine.txt, which is not part of the export there");
        File.Delete(Path.Combine(folder, "mine.txt"));
        await File.AppendAllTextAsync(Path.Combine(folder, "preferences.jsonl"), "{}\n");
        (await RefusalAsync(folder)).ShouldContain("preferences.jsonl was changed after it was exported");
    }

    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("not json")]
    [TestCase("""{"format":"other","files":[]}""")]
    [TestCase("""{"format":"llm-eval.export/1","files":[{"name":"a","sha256":"b"},{"name":"a","sha256":"b"}]}""")]
    public async Task A_foreign_manifest_is_left_alone(string manifest)
    {
        using var temporary = new TemporaryFolder();
        temporary.File("manifest.json", manifest);
        (await RefusalAsync(temporary.Path)).ShouldContain("is not one of an export");
    }

    [Test]
    public async Task What_is_not_completed_leaves_nothing()
    {
        using var temporary = new TemporaryFolder();
        var folder = Path.Combine(temporary.Path, "out");
        using (var target = await FolderTarget.OpenAsync(folder, CancellationToken.None))
            await target.WriteAsync("a.jsonl", (_, _) => Task.CompletedTask, CancellationToken.None);
        Names(temporary.Path).ShouldBeEmpty();
    }

    [Test]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        using var temporary = new TemporaryFolder();
        (await RefusalAsync(temporary.File("out", ""))).ShouldContain("is a file: name a folder");
    }

    [Test]
    public async Task A_zip_has_the_files_and_is_the_same_bytes_again()
    {
        var (one, other) = (await ZipAsync(), await ZipAsync());
        one.ShouldBe(other);
        await using var archive = new ZipArchive(new MemoryStream(one));
        archive.Entries.Select(entry => entry.FullName).ShouldBe(["train.jsonl", "test.jsonl", "manifest.json"]);
    }

    [Test]
    public async Task A_single_file_is_the_data_alone()
    {
        using var stream = new MemoryStream();
        var target = new SingleFileTarget(stream);
        var manifest = await PreferenceExport.WriteAsync(SomeExport.Source(SomeExport.OneVote()), Request("kto"), target, CancellationToken.None);
        stream.Length.ShouldBe(manifest.Files[0].Bytes);
        target.FileName.ShouldBe("preferences.jsonl");
        await Should.ThrowAsync<ExportRefusedException>(() => PreferenceExport.WriteAsync(
            SomeExport.Source(SomeExport.OneVote()), Request("kto", 0.5), new SingleFileTarget(new MemoryStream()), CancellationToken.None));
    }

    private static async Task<byte[]> ZipAsync()
    {
        using var stream = new ForwardOnly();
        await using (var target = await ZipTarget.BeginAsync(stream, CancellationToken.None))
            await PreferenceExport.WriteAsync(SomeExport.Source(SomeExport.OneVote()), Request("trl", 0.5), target, CancellationToken.None);
        return stream.ToArray();
    }

    private static async Task ExportAsync(string folder, string format, double? trainShare = null)
    {
        using var target = await FolderTarget.OpenAsync(folder, CancellationToken.None);
        await PreferenceExport.WriteAsync(SomeExport.Source(SomeExport.OneVote()), Request(format, trainShare), target, CancellationToken.None);
    }

    private static async Task<string> RefusalAsync(string folder) => (await Should.ThrowAsync<ExportRefusedException>(() => ExportAsync(folder, "trl"))).Message;

    private static PreferenceExportRequest Request(string format, double? trainShare = null) =>
        new() { Runs = [SomeExport.OfRun], Format = format, TrainShare = trainShare, Policy = new PreferencePolicy { IncludesContradictions = true } };

    private static IEnumerable<string?> Names(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    /// <summary>A stream like an answer's body: it cannot seek, and refuses synchronous writing.</summary>
    private sealed class ForwardOnly : MemoryStream
    {
        private readonly List<byte> written = [];

        public override bool CanSeek => false;

        public override byte[] ToArray() => [.. written];

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("synchronous");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("synchronous");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            written.AddRange(buffer.Span);
        }
    }
}
