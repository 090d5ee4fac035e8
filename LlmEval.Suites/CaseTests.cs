using LlmEval.Adapters.Reports.GitHub;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using NUnit.Framework;

namespace LlmEval.Suites;

/// <summary>Every case of every config as one test. A test only waits for its case and says the verdict; the session does the work.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class CaseTests
{
    /// <summary>The test property that holds the place of a case: index of the run, colon, name of the case.</summary>
    internal const string CaseProperty = "case";

    /// <summary>The cases, in the plan's order.</summary>
    public static IEnumerable<TestCaseData> Cases() =>
        from indexed in EvalRuns.All.Index()
        from planned in indexed.Item.Plan.Cases
        select Describe(indexed.Index, planned);

    /// <summary>Passes when the case passed, fails when the model was wrong, is inconclusive when it could not be measured.</summary>
    [TestCaseSource(nameof(Cases))]
    public async Task Case(int run, string name)
    {
        CaseReport report;
        try
        {
            report = await EvalRuns.All[run].ReportAsync(name);
        }
        catch (OperationCanceledException)
        {
            Assert.Inconclusive($"not measured: {EvalRuns.All[run].WhyStopped}");
            throw;
        }

        switch (report.Facts.Verdict)
        {
            case CaseVerdict.Failed:
                Assert.Fail(Shown(report.Detail!));
                break;
            case CaseVerdict.NotMeasured:
                Assert.Inconclusive(Shown($"not measured: {report.Detail}"));
                break;
        }
    }

    // The platform prints the text, and GitHub's runner would obey a workflow command that a model put into it.
    private static string Shown(string text) => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true" ? CommandFreeWriter.Clean(text) : text;

    private static TestCaseData Describe(int run, EvalCase planned)
    {
        var data = new TestCaseData(run, planned.Name)
            .SetName(planned.Name)
            .SetProperty(CaseProperty, $"{run}:{planned.Name}")
            .SetCategory($"model:{planned.Model.Id}");
        if (planned.Task.Topic is { } topic) data.SetCategory($"topic:{topic}");
        if (planned.Task.Difficulty is { } difficulty) data.SetCategory($"difficulty:{difficulty}");
        return data;
    }
}
