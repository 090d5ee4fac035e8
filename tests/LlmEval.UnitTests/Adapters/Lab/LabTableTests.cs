using System.Text;
using CsvHelper;
using LlmEval.Adapters.Lab;
using LlmEval.Core.Lab.Reporting;
using LlmEval.UnitTests.Core.Lab;

namespace LlmEval.UnitTests.Adapters.Lab;

public class LabTableTests
{
    [Test]
    public async Task Lines_are_written_so_that_a_spreadsheet_takes_none_for_a_formula()
    {
        using var stream = new MemoryStream();
        var said = new LabOpinion("human", "=1+1", 7, null, "say \"hi\",\nthen go", DateTimeOffset.UnixEpoch);

        (await LabTable.WriteAsync([new LabExportLine(SomeExperiments.Experiment("a"), said), new LabExportLine(SomeExperiments.Experiment("b"), null)], stream, CancellationToken.None)).ShouldBe(2);

        using var csv = CsvReader.FromText(Encoding.UTF8.GetString(stream.ToArray()));
        csv.ReadHeader();
        csv.Read().ShouldBeTrue();
        (csv.GetString("evaluator_name"), csv.GetString("notes"), csv.GetString("score")).ShouldBe(("'=1+1", "say \"hi\",\nthen go", "7"));
        csv.Read().ShouldBeTrue();
        (csv.GetString("config_name"), csv.GetString("score")).ShouldBe(("b", ""));
        csv.Read().ShouldBeFalse();
    }
}
