using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Exports;
using LlmEval.Adapters.Exports.Targets;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;
using LlmEval.UnitTests.Support;
using static LlmEval.UnitTests.Support.SomeVotes;

namespace LlmEval.UnitTests.Adapters.Exports;

public class PreferenceExportTests
{
    [Test]
    public async Task The_manifest_accounts_for_every_pair_and_byte()
    {
        ResponsePair[] pairs =
        [
            Pair(1), Pair(2), Pair(3), Pair(4, first: Outcome.Failed),
            Pair(5) with { Second = Pair(5).Second with { TextHash = Pair(5).First.TextHash } }, Pair(6),
        ];
        var reviews = new MemoryReviews(pairs, (pair, side) => pair.Id == pairs[5].Id && side == PairPlace.Second ? null : $"{side} {pair.TaskId}").With(
            Vote(pairs[0], Ann, Verdict.FirstBetter), Vote(pairs[1], Ann, Verdict.Tie), Opinion(pairs[2], Verdict.FirstBetter),
            Vote(pairs[3], Ann, Verdict.FirstBetter), Vote(pairs[4], Ann, Verdict.FirstBetter), Vote(pairs[5], Ann, Verdict.FirstBetter));
        var (target, manifest) = await SomeExport.WriteAsync(reviews, "jsonl");

        manifest.Counts.ShouldBe(new ManifestCounts(6, 6, 1, 5));
        manifest.Dropped.Select(drop => (drop.Reason, drop.Count)).ShouldBe(
            [("equal_texts", 1L), ("other_source", 1L), ("tie", 1L), ("contradicts_tests", 1L), ("missing_text", 1L)]);
        var file = manifest.Files.ShouldHaveSingleItem();
        file.Bytes.ShouldBe(target.Files["preferences.jsonl"].Length);
        file.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(target.Files["preferences.jsonl"])));
        manifest.Runs.ShouldHaveSingleItem().ShouldBe(new ManifestRun(
            Run.Value, "demo", SomeExport.OfRun.ConfigHash.Hex, "tasks", SomeExport.OfRun.DatasetHash.Hex, 6, 1, ChainIntact: true));

        var written = JsonNode.Parse(target.Text(ExportManifest.FileName))!;
        PreferenceFormatTests.SchemaOf("export-manifest").IsValid(written).ShouldBeTrue(written.ToJsonString());
        target.Files.Keys.Last().ShouldBe(ExportManifest.FileName);
        target.Text(ExportManifest.FileName).ShouldNotContain('\r');
    }

    [Test]
    public async Task The_policy_is_in_the_manifest()
    {
        var since = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        var policy = new PreferencePolicy { Sources = [JudgmentSource.Llm, JudgmentSource.Human], Lanes = [Lane.Blind], IncludesContradictions = true, Since = since };
        var (target, manifest) = await SomeExport.WriteAsync(SomeExport.OneVote(), "trl", policy);
        manifest.Policy!.Sources.ShouldBe(["human", "llm"]);
        manifest.Policy.Hash.ShouldBe(policy.Hash.Hex);
        var written = JsonNode.Parse(target.Text(ExportManifest.FileName))!;
        ((string?)written["policy"]!["since"]).ShouldBe("2026-01-02T01:04:05Z");
        PreferenceFormatTests.SchemaOf("export-manifest").IsValid(written).ShouldBeTrue(written.ToJsonString());
    }

    [Test]
    public async Task A_split_keeps_every_task_on_one_side()
    {
        ResponsePair[] pairs = [.. Enumerable.Range(0, 200).Select(i => Pair(i, task: $"task/{i / 4}"))];
        var reviews = new MemoryReviews(pairs, (pair, side) => $"{side} {pair.Id}").With(pairs.Select(pair => Vote(pair, Ann, Verdict.FirstBetter)));
        var (target, manifest) = await SomeExport.WriteAsync(reviews, "jsonl", trainShare: 0.8);
        var (train, test) = (Tasks("train.jsonl"), Tasks("test.jsonl"));
        (train.Count + test.Count).ShouldBe(200);
        train.Intersect(test).ShouldBeEmpty();
        test.Distinct().Count().ShouldBeInRange(3, 20);
        // What docs/preference-data.md says, in other words.
        train.Max(Fraction).ShouldBeLessThan(0.8);
        test.Min(Fraction).ShouldBeGreaterThanOrEqualTo(0.8);
        manifest.Files.Select(file => file.Split).ShouldBe(["train", "test"]);
        manifest.Counts.Written.ShouldBe(200);

        static double Fraction(string hash) => Convert.ToUInt32(hash[..8], 16) / Math.Pow(2, 32);

        List<string> Tasks(string name) => [.. target.Text(name).TrimEnd('\n').Split('\n').Select(line => (string)JsonNode.Parse(line)!["task"]!["hash"]!)];
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void A_split_that_leaves_a_side_empty_is_refused(double share) =>
        Should.ThrowAsync<ExportRefusedException>(() => SomeExport.WriteAsync(SomeExport.OneVote(), "trl", trainShare: share)).Result.Message.ShouldContain("between 0 and 1");

    [Test]
    public async Task An_unknown_format_names_the_known_ones() =>
        (await Should.ThrowAsync<ExportRefusedException>(() => SomeExport.WriteAsync(SomeExport.OneVote(), "parquet"))).Message
            .ShouldBe("There is no format 'parquet'. Choose one of: trl, trl-conversational, trl-implicit, kto, rewardbench, argilla, arena, jsonl, csv.");

    [Test]
    public async Task Runs_are_written_by_age_whatever_the_order_they_are_asked_for_in()
    {
        var older = new RunId(Guid.Parse("0198a000-0000-7000-8000-000000000001"));
        ResponsePair[] pairs = [Pair(1), Pair(2) with { Run = older }];
        var reviews = new MemoryReviews(pairs, (_, side) => $"{side}").With(pairs.Select(pair => Vote(pair, Ann, Verdict.FirstBetter)));
        var (one, other) = (new MemoryTarget(), new MemoryTarget());
        var newer = SomeExport.OfRun;
        var request = new PreferenceExportRequest { Runs = [newer, newer with { Id = older }, newer], Format = "jsonl" };
        var manifest = await PreferenceExport.WriteAsync(SomeExport.Source(reviews), request, one, CancellationToken.None);
        await PreferenceExport.WriteAsync(SomeExport.Source(reviews), request with { Runs = [newer with { Id = older }, newer] }, other, CancellationToken.None);
        manifest.Runs.Select(run => run.Id).ShouldBe([older.Value, Run.Value]);
        one.Text("preferences.jsonl").ShouldBe(other.Text("preferences.jsonl"));
    }

    [Test]
    public async Task A_broken_chain_is_said()
    {
        var pair = Pair(1);
        var reviews = new MemoryReviews([pair], (_, side) => $"{side}") { Break = new ChainBreak(1, ChainFault.Altered, null) }.With(Vote(pair, Ann, Verdict.FirstBetter));
        var (_, manifest) = await SomeExport.WriteAsync(reviews, "trl");
        manifest.Runs[0].ChainIntact.ShouldBeFalse();
    }

    [Test]
    public async Task Large_texts_are_not_held_in_memory()
    {
        // 40,000 characters per pair: 800 MB if they were kept.
        ResponsePair[] pairs = [.. Enumerable.Range(0, 10_000).Select(i => Pair(i))];
        var reviews = new MemoryReviews(pairs, (pair, side) => new string(side == PairPlace.First ? 'a' : 'b', 20_000))
            .With(pairs.Select(pair => Vote(pair, Ann, Verdict.FirstBetter)));
        var target = new MeasuringTarget();
        var request = new PreferenceExportRequest { Runs = [SomeExport.OfRun], Format = "trl" };
        var manifest = await PreferenceExport.WriteAsync(SomeExport.Source(reviews), request, target, CancellationToken.None);
        manifest.Counts.Written.ShouldBe(10_000);
        manifest.Files[0].Bytes.ShouldBeGreaterThan(400_000_000);
        target.MostHeld.ShouldBeLessThan(200_000_000);
    }

    /// <summary>Throws everything away and looks at the memory from time to time.</summary>
    private sealed class MeasuringTarget : IExportTarget
    {
        public long MostHeld { get; private set; }

        public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
            write(new CountingStream(() => MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: true))), cancellationToken);

        public Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class CountingStream(Action look) : MemoryStream
    {
        private long written;

        public override void Write(ReadOnlySpan<byte> buffer) => Note(buffer.Length);

        public override void Write(byte[] buffer, int offset, int count) => Note(count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Note(buffer.Length);
            return ValueTask.CompletedTask;
        }

        private void Note(int bytes)
        {
            const long interval = 100_000_000;
            if (written / interval != (written + bytes) / interval) look();
            written += bytes;
        }
    }
}
