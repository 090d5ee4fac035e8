using System.Text.Json;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Snapshots;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.UnitTests.Adapters.Yaml;
using LlmEval.UnitTests.Architecture;
using LlmEval.UnitTests.Core.Comparison;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Snapshots;

public class SnapshotJsonTests
{
    private static readonly JsonSchemaSubset Schema =
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas", "snapshot.schema.json")))!.AsObject());

    private static RunSnapshot Demo => SomeSnapshot.Of(
        SomeSnapshot.Line("gpt-4o", "PF", "FF", "?P") with
        {
            Metrics = [new SnapshotMetric("pass@1", 0.5, 0.123457, 0.876543, 3), new SnapshotMetric("pass@2", null, null, null, 0)],
        },
        SomeSnapshot.Line("gpt-4o") with { Prompt = "terse \"short\"" }) with
    {
        PassAt = [1, 2],
        SamplesPerCase = 2,
    };

    [Test]
    public void The_file_is_as_it_was_accepted() => GoldenFile.VerifyText("Demo", SnapshotJson.Write(Demo));

    [Test]
    public void What_is_written_comes_back() => SnapshotJson.Write(SnapshotJson.Read(SnapshotJson.Write(Demo))).ShouldBe(SnapshotJson.Write(Demo));

    [Test]
    public void What_is_written_is_valid_by_the_schema() => Schema.IsValid(JsonNode.Parse(SnapshotJson.Write(Demo))).ShouldBeTrue();

    [Test]
    public void The_schema_knows_every_outcome_and_verdict()
    {
        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas", "snapshot.schema.json")))!["$defs"]!["case"]!["properties"]!;

        Names(definition["outcomes"]!["items"]!).ShouldBe(NameOf<Outcome>.All);
        Names(definition["verdict"]!).ShouldBe(NameOf<CaseVerdict>.All);

        static IEnumerable<string> Names(JsonNode choice) => choice["enum"]!.AsArray().Select(name => name!.GetValue<string>());
    }

    [Test]
    public void A_changed_case_is_one_changed_line()
    {
        var line = SomeSnapshot.Line("m", "P", "P", "P");
        var changed = line with { Cases = [line.Cases[0], SomeSnapshot.Case("t1", "F"), line.Cases[2]] };

        var difference = SnapshotDiff.Between(SomeSnapshot.Of(line), SomeSnapshot.Of(changed));

        difference.Select(piece => (piece.IsNew, piece.Model)).ShouldBe([(false, "\"model\": \"m\""), (true, "\"model\": \"m\"")]);
        difference[1].Text.ShouldStartWith("{\"task\":\"t1\",\"verdict\":\"failed\"");
    }

    [TestCase("[]", "format")]
    [TestCase("null", "format")]
    [TestCase("{", "")]
    [TestCase("{\"format\": \"llm-eval.snapshot/2\"}", "format is not llm-eval.snapshot/1")]
    [TestCase("{\"format\": \"llm-eval.snapshot/1\"}", "name")]
    public void Other_texts_are_refused(string text, string why) =>
        Should.Throw<JsonException>(() => SnapshotJson.Read(text)).Message.ShouldContain(why);

    [TestCase("\"models\": [", "\"models\": null, \"x\": [")]
    [TestCase("\"verdict\":\"passed\"", "\"verdict\":\"good\"")]
    [TestCase("\"outcomes\":[\"passed\"", "\"outcomes\":[\"won\"")]
    [TestCase("\"task\":\"t1\"", "\"task\":\"t0\"")]
    [TestCase("\"prompt\": \"default\"", "\"prompt\": \"terse \\\"short\\\"\"")]
    [TestCase("\"name\": \"demo\"", "\"name\": null")]
    public void Texts_that_were_spoilt_are_refused(string part, string spoilt) =>
        Should.Throw<Exception>(() => SnapshotJson.Read(SnapshotJson.Write(Demo).Replace(part, spoilt, StringComparison.Ordinal)))
            .ShouldSatisfyAllConditions(problem => (problem is JsonException or FormatException).ShouldBeTrue(problem.ToString()));
}
