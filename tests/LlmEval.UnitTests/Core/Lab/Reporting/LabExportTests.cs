using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Reporting;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Lab.Reporting;

public class LabExportTests
{
    private readonly LabExperiment first = SomeExperiments.Experiment("a") with { Config = SomeExperiments.Config("a", 2) with { Parameters = new() { Temperature = 0.7, MaxOutputTokens = 500 } } };
    private readonly LabExperiment second = SomeExperiments.Experiment("b") with { Response = null, Error = "HTTP 500", IsAcceptable = false };

    [Test]
    public void The_originals_columns_stand_first_in_its_order() => LabExport.Columns.Take(15).Select(column => column.Name).ShouldBe(
    [
        "experiment_id", "prompt_name", "config_name", "model", "temperature", "max_tokens", "duration_seconds", "tokens", "cost", "success", "error",
        "evaluation_type", "evaluator_name", "score", "notes",
    ]);

    [Test]
    public void What_nobody_speaks_of_is_a_row_without_an_opinion()
    {
        var line = LabExport.Lines([second], new LabEvidence { Experiments = [] }, new Dictionary<string, string>()).ShouldHaveSingleItem();

        (Cell(line, "success"), Cell(line, "error"), Cell(line, "cost"), Cell(line, "score"), Cell(line, "is_acceptable")).ShouldBe(("false", "HTTP 500", null, null, "false"));
    }

    [Test]
    public void Each_opinion_is_a_row_judges_first()
    {
        var batch = SomeExperiments.Batch();
        var evidence = new LabEvidence
        {
            Experiments = [],
            Batches = [batch],
            AiScores = [new AiScore { Batch = batch.Id, Experiment = first.Id, Rank = 1, Score = 8.5, Comments = ["good", "fine"] }],
            Rankings = [SomeExperiments.Ranking("r1", "kim", 1, [first.Id, second.Id]), SomeExperiments.Ranking("r1", "kim", 0, [second.Id], [first.Id])],
            ManualScores = [new ManualScore { Id = Guid.CreateVersion7(), Experiment = first.Id, Evaluator = "lee", Score = 7, Notes = "n", Weaknesses = "w", CreatedAt = Some.Time }],
        };

        var lines = LabExport.Lines([first, second], evidence, new Dictionary<string, string> { ["general"] = "General" }).ToList();

        lines.Select(line => (Cell(line, "config_name"), Cell(line, "evaluation_type"), Cell(line, "evaluator_name"), Cell(line, "score"), Cell(line, "rank"), Cell(line, "notes"))).ShouldBe(
        [
            ("a", "ai", "gpt-5 (General)", "8.5", "1", "good\nfine"),
            ("a", "human_ranking", "kim", null, "1.5", null),
            ("a", "human", "lee", "7", null, "n\nw"),
            ("b", "human_ranking", "kim", null, "1.5", null),
        ]);
        (Cell(lines[0], "temperature"), Cell(lines[0], "max_tokens"), Cell(lines[0], "tokens"), Cell(lines[0], "reasoning_tokens"), Cell(lines[0], "config_version"), Cell(lines[0], "started_at"), Cell(lines[0], "duration_seconds"))
            .ShouldBe(("0.7", "500", "140", "10", "2", "2026-05-04T03:02:01.234Z", "0.812346"));
    }

    private static string? Cell(LabExportLine line, string column) => LabExport.Columns.Single(known => known.Name == column).Read(line);
}
