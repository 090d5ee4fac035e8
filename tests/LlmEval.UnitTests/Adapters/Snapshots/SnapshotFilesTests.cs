using LlmEval.Adapters.Snapshots;
using LlmEval.Core.Comparison;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Core.Comparison;

namespace LlmEval.UnitTests.Adapters.Snapshots;

public class SnapshotFilesTests
{
    private static readonly RunSnapshot Good = SomeSnapshot.Of(SomeSnapshot.Line("m", "P"));
    private static readonly RunSnapshot Bad = SomeSnapshot.Of(SomeSnapshot.Line("m", "F"));

    private TemporaryFolder folder = null!;

    private string Config => Path.Combine(folder.Path, "eval_v1.yaml");

    private string[] Files => [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.Path, path)).Order()];

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Without_an_accepted_snapshot_nothing_is_written()
    {
        var files = SnapshotFiles.Open(Config);

        await files.ReceiveAsync(Good, SnapshotStatus.Missing, default);

        files.Verified.ShouldBeNull();
        Files.ShouldBeEmpty();
    }

    [Test]
    public async Task What_was_accepted_is_read_back_from_beside_the_config()
    {
        await SnapshotFiles.Open(Config).AcceptAsync(Good, default);

        Files.ShouldBe(["snapshots/eval_v1.verified.json"]);
        SnapshotFiles.Open(Config).Verified!.Lines[0].Cases[0].Verdict.ShouldBe(Good.Lines[0].Cases[0].Verdict);
    }

    [Test]
    public async Task What_differs_is_kept_until_it_is_equal_again()
    {
        await SnapshotFiles.Open(Config).AcceptAsync(Good, default);
        var files = SnapshotFiles.Open(Config);

        await files.ReceiveAsync(Bad, SnapshotStatus.Worse, default);
        Files.ShouldBe(["snapshots/eval_v1.received.json", "snapshots/eval_v1.verified.json"]);
        files.Received!.Lines[0].Cases[0].Verdict.ShouldBe(Bad.Lines[0].Cases[0].Verdict);

        await files.ReceiveAsync(Good, SnapshotStatus.Equal, default);
        Files.ShouldBe(["snapshots/eval_v1.verified.json"]);
    }

    [Test]
    public async Task Accepting_replaces_the_snapshot_and_takes_what_was_received_away()
    {
        await SnapshotFiles.Open(Config).AcceptAsync(Good, default);
        await SnapshotFiles.Open(Config).ReceiveAsync(Bad, SnapshotStatus.Worse, default);

        await SnapshotFiles.Open(Config).AcceptAsync(Bad, default);

        Files.ShouldBe(["snapshots/eval_v1.verified.json"]);
        SnapshotFiles.Open(Config).Verified!.Lines[0].Cases[0].Verdict.ShouldBe(Bad.Lines[0].Cases[0].Verdict);
    }

    [Test]
    public void A_file_that_is_no_snapshot_is_named_with_the_fix()
    {
        folder.File("snapshots/eval_v1.verified.json", "<<<<<<< HEAD\n");

        var problem = Should.Throw<SnapshotException>(() => SnapshotFiles.Open(Config)).Message;

        problem.ShouldStartWith(Path.Combine(folder.Path, "snapshots", "eval_v1.verified.json"));
        problem.ShouldContain("llm-eval snapshot accept");
    }

    [Test]
    public async Task A_place_that_cannot_be_written_is_said_and_nothing_is_left_behind()
    {
        folder.File("snapshots", "a file where the folder belongs");

        (await Should.ThrowAsync<SnapshotException>(() => SnapshotFiles.Open(Config).AcceptAsync(Good, default))).Message.ShouldContain("cannot be written");

        Files.ShouldBe(["snapshots"]);
    }
}
