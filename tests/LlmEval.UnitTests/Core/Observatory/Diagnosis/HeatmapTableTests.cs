using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Observatory.Diagnosis;

public class HeatmapTableTests
{
    private static readonly ModelOverview[] Models = [Overview("gpt", ModelType.Baseline), Overview("b"), Overview("a"), Overview("silent")];

    [Test]
    public void Training_comes_before_baselines_and_models_without_a_cell_are_left_out() =>
        HeatmapTable.Of(Models, [Cell("gpt", "d", 0.9), Cell("a", "d", 0.5), Cell("b", "d", 0.4)], null).Rows.Select(row => row.Model.Model.ModelId).ShouldBe(["a", "b", "gpt"]);

    [Test]
    public void Coverage_counts_scores_and_not_measurements_that_failed()
    {
        var table = HeatmapTable.Of(Models, [Cell("a", "x", 0.5), Cell("a", "y", null, MeasurementStatus.Failed), Cell("b", "z", 0.1)], null);
        table.Datasets.ShouldBe(["x", "y", "z"]);
        table.Rows[0].Missing.ShouldBe(["y", "z"]);
        table.Rows[0].Cells["y"].Status.ShouldBe(MeasurementStatus.Failed);
        table.BestByDataset.ShouldBe(new Dictionary<string, double> { ["x"] = 0.5, ["z"] = 0.1 }, ignoreOrder: true);
    }

    [Test]
    public void A_completed_measurement_without_a_score_was_not_run() => HeatmapTable.Of(Models, [Cell("a", "x", null)], null).Rows.ShouldBeEmpty();

    [Test]
    public void A_suite_shows_its_datasets_and_no_others()
    {
        var table = HeatmapTable.Of(Models, [Cell("a", "x", 0.5), Cell("a", "other", 0.7)], ["x", "nobody-yet"]);
        table.Datasets.ShouldBe(["nobody-yet", "x"]);
        table.Rows.ShouldHaveSingleItem().Missing.ShouldBe(["nobody-yet"]);
        table.BestByDataset.Keys.ShouldBe(["x"]);
    }

    private static ModelOverview Overview(string id, ModelType type = ModelType.Training) =>
        new() { Model = SomeStoredScores.Model(id, type), Checkpoints = 1, OpenCriticalAlerts = 0 };

    private static HeatmapCell Cell(string model, string dataset, double? score, MeasurementStatus status = MeasurementStatus.Completed) =>
        new() { ModelId = model, Dataset = dataset, Status = status, Best = score is { } value ? SomeStoredScores.Score(dataset, value, model: model).Score : null };
}
