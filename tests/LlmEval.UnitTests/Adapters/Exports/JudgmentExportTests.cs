using System.Text.Json.Nodes;
using LlmEval.Adapters.Exports;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.UnitTests.Support;
using static LlmEval.UnitTests.Support.SomeVotes;

namespace LlmEval.UnitTests.Adapters.Exports;

public class JudgmentExportTests
{
    private const string Text = "😀 wrong";

    [Test]
    public async Task Every_judgment_is_a_line_with_its_place_in_the_chain()
    {
        var lines = (await LinesAsync("jsonl")).Select(line => JsonNode.Parse(line)!).ToList();
        var schema = PreferenceFormatTests.SchemaOf("judgment");
        foreach (var line in lines) schema.IsValid(line).ShouldBeTrue(line.ToJsonString());
        lines.Select(line => ((int)line["sequence"]!, (string?)line["judgment"]!["kind"], (bool)line["current"]!)).ShouldBe(
            [(1, "verdict", false), (2, "verdict", true), (3, "verdict", false), (4, "retraction", false)]);
        lines[0]["previous_hash"].ShouldBeNull();
        foreach (var (before, after) in lines.Zip(lines.Skip(1))) ((string?)after["previous_hash"]).ShouldBe((string?)before["hash"]);
    }

    [Test]
    public async Task Spans_have_both_kinds_of_offsets()
    {
        var span = JsonNode.Parse((await LinesAsync("jsonl"))[0])!["judgment"]!["spans"]![0]!;
        ((string?)span["response"], (int)span["start_utf16"]!, (int)span["start_codepoint"]!).ShouldBe(("second", 3, 2));
    }

    [Test]
    public async Task Csv_has_a_row_each()
    {
        var rows = await LinesAsync("csv");
        rows.Length.ShouldBe(5);
        rows[0].ShouldStartWith("run,sequence,id,current,supersedes,pair,");
        rows[2].Split(',')[3].ShouldBe("true");
    }

    [Test]
    public async Task The_manifest_counts_them()
    {
        var (target, manifest) = await WriteAsync("jsonl");
        manifest.Kind.ShouldBe("judgments");
        manifest.Counts.ShouldBe(new ManifestCounts(2, 4, 4, 0));
        var written = JsonNode.Parse(target.Text(ExportManifest.FileName))!;
        PreferenceFormatTests.SchemaOf("export-manifest").IsValid(written).ShouldBeTrue(written.ToJsonString());
    }

    private static async Task<string[]> LinesAsync(string format)
    {
        var (target, _) = await WriteAsync(format);
        return target.Text($"judgments.{format}").TrimEnd('\n').Split('\n');
    }

    private static async Task<(MemoryTarget Target, ExportManifest Manifest)> WriteAsync(string format)
    {
        ResponsePair[] pairs = [Pair(1) with { Second = Pair(1).Second with { TextHash = ContentHash.OfText(Text) } }, Pair(2)];
        var first = Vote(pairs[0], Ann, Verdict.FirstBetter) with { Spans = [Core.Spans.SomeSpan.Of(Text, "wrong") with { Side = PairPlace.Second }] };
        var revised = Vote(pairs[0], Ann, Verdict.SecondBetter) with { Supersedes = first.Id, Action = ReviewAction.Revise };
        var slip = Vote(pairs[1], Ben, Verdict.Tie);
        var retraction = slip with { Id = JudgmentId.New(), Kind = JudgmentKind.Retraction, Verdict = null, Supersedes = slip.Id };
        var reviews = new MemoryReviews(pairs, (_, _) => Text).With(first, revised, slip, retraction);
        var target = new MemoryTarget();
        var manifest = await JudgmentExport.WriteAsync(
            SomeExport.Source(reviews), new JudgmentExportRequest { Runs = [SomeExport.OfRun], Format = format }, target, CancellationToken.None);
        return (target, manifest);
    }
}
