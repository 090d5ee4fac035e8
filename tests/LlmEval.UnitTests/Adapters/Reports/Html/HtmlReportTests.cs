using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Reports.Html;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Reports.Html;

public class HtmlReportTests : ReportWriterContract
{
    public override IReportWriter Format { get; } = new HtmlReport();

    [Test]
    public async Task The_policy_lets_only_its_own_style_and_script_work()
    {
        var document = await WriteAsync(SomeReport.Full());
        var policy = Between(document, "Policy\" content=\"", "\"");
        policy.ShouldStartWith("default-src 'none'; ");
        policy.ShouldNotContain("unsafe");
        foreach (var text in (string[])[Between(document, "<style>", "</style>"), Between(document, "<script>", "</script>")])
        {
            policy.ShouldContain("'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "'");
        }
    }

    [Test]
    public async Task The_data_keeps_hostile_texts_but_no_markup()
    {
        var document = await WriteAsync(SomeReport.OfHostileTexts());
        DataText(document).ShouldNotContain('<');
        DataText(document).ShouldNotContain('\u2028');
        var answers = Data(document)["cases"]!.AsArray().Select(item => (string?)item!["detail"]!["samples"]![0]!["response"]).ToList();
        foreach (var text in SomeReport.Hostile.Where(text => text.Length > 0 && !text.Any(char.IsSurrogate))) answers.ShouldContain(text);
    }

    [Test]
    public async Task The_name_of_a_run_is_text()
    {
        var report = SomeReport.Full();
        (await WriteAsync(report with { Run = report.Run with { Name = "</title><script>{{data}}" } })).ShouldContain("<title>&lt;/title&gt;&lt;script&gt;{{data}} · run deadbeef");
    }

    [Test]
    public async Task Beyond_the_limit_the_texts_of_passed_cases_go_first_then_of_those_not_measured()
    {
        var report = SomeReport.Of(
        [
            Long("passed", Some.Sample()),
            Long("failed-1", SomeReport.Failing()),
            Long("unmeasured", Some.Unanswered()),
            Long("failed-2", SomeReport.Failing()),
        ]);
        using var stream = new MemoryStream();
        await new HtmlReport(maxBytes: 150_000).WriteAsync(report, stream, CancellationToken.None);
        var data = Data(Encoding.UTF8.GetString(stream.ToArray()));
        data["cases"]!.AsArray().Where(item => item!["detail"] is not null).Select(item => (string?)item!["name"]).ShouldBe(["m/failed-1", "m/failed-2"]);
        ((int)data["dropped"]!).ShouldBe(2);
        stream.Length.ShouldBeLessThan(150_000);
    }

    protected override void Validate(string document)
    {
        document.ShouldStartWith("<!doctype html>\n");
        document.ShouldEndWith("</html>\n");
        Data(document)["format"]!.GetValue<string>().ShouldBe("llm-eval.page/1");
        var skeleton = document.Replace(DataText(document), "", StringComparison.Ordinal);
        skeleton.ShouldNotContain("{{");
        // The one address is the name of a namespace, which nobody fetches.
        skeleton.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("://");
    }

    private static StoredCase Long(string task, SampleResult sample) =>
        SomeReport.Case("m", task, sample with { Message = "m", Extracted = Some.Sample().Extracted! with { Code = new string('x', 50_000) } });

    private static JsonNode Data(string document) => JsonNode.Parse(DataText(document))!;

    private static string DataText(string document) => Between(document, "id=\"data\">", "</script>");

    private static string Between(string document, string start, string end) => document.Split(start, 2)[1].Split(end, 2)[0];
}
