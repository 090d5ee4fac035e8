using System.Text.Json.Nodes;
using LlmEval.Adapters.Reports.Jsonl;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Adapters.Yaml;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Reports.Jsonl;

public class JsonlReportTests : ReportWriterContract
{
    private static readonly JsonSchemaSubset Schema = new(
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas/results.schema.json")))!.AsObject());

    public override IReportWriter Format { get; } = new JsonlReport();

    [Test]
    public async Task A_sample_is_a_line()
    {
        var lines = Lines(await WriteAsync(SomeReport.Full())).ToList();
        lines.Select(line => ((string?)line["case"], (int)line["sample"]!)).ShouldBe(
        [
            ("sample-strong/strings/shout", 0), ("sample-strong/strings/shout", 1),
            ("sample-strong/strings/whisper[terse]", 0), ("sample-strong/strings/whisper[terse]", 1),
            ("sample-weak/strings/shout", 0), ("sample-weak/strings/shout", 1),
            ("sample-weak/strings/whisper", 0), ("sample-weak/strings/whisper", 1),
        ]);
    }

    [Test]
    public async Task A_cost_keeps_all_its_digits() => (await WriteAsync(SomeReport.Full())).ShouldContain("\"cost\":{\"amount\":0.000123450,\"currency\":\"USD\"");

    [Test]
    public async Task Texts_come_back_as_they_were()
    {
        var hostile = SomeReport.Hostile.Where(text => !text.Any(char.IsSurrogate));
        var answers = Lines(await WriteAsync(SomeReport.OfHostileTexts())).Select(line => (string)line["response"]!["text"]!).ToList();
        foreach (var text in hostile) answers.ShouldContain(text);
    }

    [Test]
    public void A_line_that_lacks_a_field_is_not_valid() => Schema.IsValid(JsonNode.Parse("""{"format":"llm-eval.results/1"}""")).ShouldBeFalse();

    protected override void Validate(string document)
    {
        foreach (var line in Lines(document)) Schema.IsValid(line).ShouldBeTrue(line.ToJsonString());
    }

    private static IEnumerable<JsonNode> Lines(string document)
    {
        if (document.Length > 0) document.ShouldEndWith("\n");
        return document.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);
    }
}
