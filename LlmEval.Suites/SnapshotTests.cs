using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using NUnit.Framework;

namespace LlmEval.Suites;

/// <summary>Every config's results held against the accepted ones, as one test. Not parallelizable: NUnit runs these after the cases.</summary>
[TestFixture]
[NonParallelizable]
public sealed class SnapshotTests
{
    private const int DetailsShown = 50;

    /// <summary>The configs that are held against a snapshot.</summary>
    public static IEnumerable<TestCaseData> Snapshots() =>
        from run in EvalRuns.All.Index()
        where run.Item.Config.Snapshot.Mode != SnapshotMode.Off
        select new TestCaseData(run.Index).SetName($"snapshot: {run.Item.Config.Name}").SetCategory("snapshot");

    /// <summary>Passes when the snapshot holds; is skipped when nothing is decided: there is none, or the run is partial.</summary>
    [TestCaseSource(nameof(Snapshots))]
    public async Task Snapshot(int run)
    {
        var result = (await EvalRuns.All[run].CompareSnapshotAsync())!;
        switch (result.Gate)
        {
            case GateStatus.NotMet:
                Assert.Fail(string.Join('\n', [result.Message, .. result.Details.Take(DetailsShown)]));
                break;
            case GateStatus.Skipped:
                Assert.Ignore(result.Message);
                break;
        }
    }
}
