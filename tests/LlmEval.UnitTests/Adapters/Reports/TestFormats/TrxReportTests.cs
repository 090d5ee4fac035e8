using System.Xml.Linq;
using LlmEval.Adapters.Reports.TestFormats;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Reports.TestFormats;

public class TrxReportTests : ReportWriterContract
{
    public override IReportWriter Format { get; } = new TrxReport();

    [Test]
    public async Task A_case_is_a_test()
    {
        var results = XDocument.Parse(await WriteAsync(SomeReport.Full())).Descendants().Where(element => element.Name.LocalName == "UnitTestResult");
        results.Select(result => ((string?)result.Attribute("testName"), (string?)result.Attribute("outcome"))).ShouldBe(
        [
            ("sample-strong/strings/shout", "Passed"),
            ("sample-strong/strings/whisper[terse]", "Failed"),
            ("sample-weak/strings/shout", "Failed"),
            ("sample-weak/strings/whisper", "NotExecuted"),
            ("sample-weak/strings/yell", "NotExecuted"),
        ]);
    }

    protected override void Validate(string document) => XmlSchemas.Validate(document, "Trx.xsd");
}
