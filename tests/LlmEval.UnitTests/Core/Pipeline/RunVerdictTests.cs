using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Pipeline;

public class RunVerdictTests
{
    // A gate, the snapshot and the exit codes with fail_on none, any, gate and regression; one case failed.
    [TestCase(GateStatus.Met, GateStatus.Met, 0, 1, 0, 0)]
    [TestCase(GateStatus.NotMet, GateStatus.Met, 0, 1, 1, 0)]
    [TestCase(GateStatus.Met, GateStatus.NotMet, 0, 1, 1, 1)]
    [TestCase(GateStatus.Met, GateStatus.Skipped, 0, 1, 0, 0)]
    [TestCase(GateStatus.Met, null, 0, 1, 0, 1)]
    public void What_fails_a_run_is_chosen(GateStatus gate, GateStatus? snapshot, int none, int any, int byGate, int regression)
    {
        var result = snapshot is { } status
            ? new SnapshotResult { Mode = SnapshotMode.Significant, Status = SnapshotStatus.Changed, Gate = status, Message = "" }
            : null;
        var run = Some.Run(Some.Plan()) with { Gates = [Gate(gate), .. result is null ? [] : new[] { result.ToGate() }] };

        int[] codes = [.. new[] { FailOn.None, FailOn.Any, FailOn.Gate, FailOn.Regression }.Select(failOn => (int)RunVerdict.Decide(run, Summary, result, failOn, 0))];

        codes.ShouldBe([none, any, byGate, regression]);
    }

    private static GateResult Gate(GateStatus status) => new() { Gate = "a pass@1 ≥ 0.5", Status = status, Message = "" };

    private static RunSummary Summary => new()
    {
        PlannedSamples = 2,
        MeasuredSamples = 2,
        Cost = CostSummary.Of([]),
        Models = [new ModelSummary { Model = "a", Prompt = "default", PassedCases = 1, FailedCases = 1, NotMeasuredCases = 0, Outcomes = new Dictionary<Outcome, int>(), Metrics = [], Cost = CostSummary.Of([]) }],
    };
}
