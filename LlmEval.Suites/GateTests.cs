using LlmEval.Core.Domain.Results;
using NUnit.Framework;

namespace LlmEval.Suites;

/// <summary>Every gate of every config as one test. Not parallelizable: NUnit runs these after the cases.</summary>
[TestFixture]
[NonParallelizable]
public sealed class GateTests
{
    /// <summary>The gates, in the config's order.</summary>
    public static IEnumerable<TestCaseData> Gates() =>
        from run in EvalRuns.All.Index()
        from gate in run.Item.Config.Gates.Index()
        select new TestCaseData(run.Index, gate.Index).SetName($"gate: {gate.Item.Description}").SetCategory("gate");

    /// <summary>Passes when the gate is met, is skipped when the run is partial.</summary>
    [TestCaseSource(nameof(Gates))]
    public async Task Gate(int run, int gate)
    {
        var result = await EvalRuns.All[run].EvaluateGateAsync(gate);
        switch (result.Status)
        {
            case GateStatus.NotMet:
                Assert.Fail(result.Message);
                break;
            case GateStatus.Skipped:
                Assert.Ignore(result.Message);
                break;
        }
    }
}
