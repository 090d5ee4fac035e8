using CsvHelper;
using LlmEval.Adapters.Reports.Csv;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Reports.Csv;

public class CsvReportTests : ReportWriterContract
{
    public override IReportWriter Format { get; } = new CsvReport();

    [Test]
    public async Task A_sample_is_a_row_and_numbers_are_plain()
    {
        var rows = Rows(await WriteAsync(SomeReport.Full()));
        rows.Count.ShouldBe(8);
        rows[1]["cost"].ShouldBe("0.000123450");
        rows[1]["from_cache"].ShouldBe("true");
        rows[1]["wall_ms"].ShouldBe("12.3455");
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\tx", "'\tx")]
    [TestCase("\rx", "'\rx")]
    [TestCase("a=b", "a=b")]
    [TestCase("say \"hi\",\r\nthen go", "say \"hi\",\r\nthen go")]
    [TestCase("nul\0l", @"nul\x00l")]
    public async Task A_text_that_begins_like_a_formula_gets_an_apostrophe(string message, string cell)
    {
        var report = SomeReport.Of([SomeReport.Case("m", "t", SomeReport.Failing() with { Message = message })]);
        Rows(await WriteAsync(report)).ShouldHaveSingleItem()["message"].ShouldBe(cell);
    }

    [Test]
    public async Task A_long_text_is_cut()
    {
        var report = SomeReport.Of([SomeReport.Case("m", "t", SomeReport.Failing() with { Message = new string('x', 5000) })]);
        Rows(await WriteAsync(report)).ShouldHaveSingleItem()["message"].ShouldBe(new string('x', 999) + "…");
    }

    protected override void Validate(string document)
    {
        document.ShouldEndWith("\r\n");
        Should.NotThrow(() => Rows(document));
    }

    private static List<Dictionary<string, string>> Rows(string document)
    {
        using var csv = CsvReader.FromText(document);
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(SampleColumn.All.ToDictionary(column => column.Name, column => csv.GetString(column.Name)));
        return rows;
    }
}
