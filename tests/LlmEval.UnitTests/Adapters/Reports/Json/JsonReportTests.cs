using System.Text.Json.Nodes;
using LlmEval.Adapters.Reports.Json;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Adapters.Yaml;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Reports.Json;

public class JsonReportTests : ReportWriterContract
{
    private static readonly JsonSchemaSubset Schema = new(
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas/report.schema.json")))!.AsObject());

    public override IReportWriter Format { get; } = new JsonReport();

    [Test]
    public async Task Costs_are_summed_exactly_and_cached_answers_were_not_paid()
    {
        var document = JsonNode.Parse(await WriteAsync(SomeReport.Full()))!;
        document["summary"]!["models"]![0]!["cost"]!.ToJsonString().ShouldBe("""[{"currency":"USD","amount":0.000123450,"paid":0,"samples":1}]""");
        document["summary"]!["models"]![2]!["cost"]!.ToJsonString().ShouldBe("""[{"currency":"USD","amount":0.0010,"paid":0.0010,"samples":2}]""");
    }

    [Test]
    public async Task A_case_that_was_never_done_is_listed_without_a_verdict()
    {
        var yell = JsonNode.Parse(await WriteAsync(SomeReport.Full()))!["cases"]!.AsArray().Single(item => (string?)item!["task"] == "strings/yell")!;
        yell["verdict"].ShouldBeNull();
        yell["samples"]!.AsArray().ShouldBeEmpty();
    }

    protected override void Validate(string document) => Schema.IsValid(JsonNode.Parse(document)).ShouldBeTrue(document);
}
