using System.Xml.Linq;
using LlmEval.Adapters.Reports.TestFormats;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Reports.TestFormats;

public class JUnitReportTests : ReportWriterContract
{
    public override IReportWriter Format { get; } = new JUnitReport();

    [Test]
    public async Task A_model_is_a_suite_and_a_case_is_a_test()
    {
        var suites = XDocument.Parse(await WriteAsync(SomeReport.Full())).Root!;
        suites.Elements().Select(suite => ((string?)suite.Attribute("name"), Counts(suite))).ShouldBe(
            [("sample-strong", "2 tests, 1 failures, 0 errors, 0 skipped"), ("sample-weak", "3 tests, 1 failures, 1 errors, 1 skipped")]);
        suites.Descendants("testcase").Select(test => ((string?)test.Attribute("classname"), (string?)test.Attribute("name"), test.Elements().SingleOrDefault()?.Name.LocalName)).ShouldBe(
        [
            ("sample-strong", "strings/shout", null),
            ("sample-strong[terse]", "strings/whisper", "failure"),
            ("sample-weak", "strings/shout", "failure"),
            ("sample-weak", "strings/whisper", "error"),
            ("sample-weak", "strings/yell", "skipped"),
        ]);
    }

    [Test]
    public async Task What_xml_forbids_is_shown() =>
        (await WriteAsync(SomeReport.OfHostileTexts())).ShouldContain(@"null\x00byte \x1b[31mred\x07 \ud800 half \uffff");

    protected override void Validate(string document) => XmlSchemas.Validate(document, "JUnit.xsd");

    private static string Counts(XElement suite) =>
        string.Join(", ", new[] { "tests", "failures", "errors", "skipped" }.Select(count => $"{suite.Attribute(count)?.Value} {count}"));
}
