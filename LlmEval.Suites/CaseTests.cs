using LlmEval.Adapters.Reports.GitHub;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Suites.Filtering;
using NUnit.Framework;
using NUnit.Framework.Internal;

namespace LlmEval.Suites;

/// <summary>Every case of every config as one test. A test only waits for its case and says the verdict; the session does the work.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class CaseTests
{
    /// <summary>The test property that holds the report of the case once the test has it.</summary>
    internal const string ReportProperty = "report";

    /// <summary>The cases that are run now, in the plan's order.</summary>
    public static IEnumerable<TestCaseData> Cases() => EvalRuns.Slice.Select(selected => Data(Describe(selected.Run, selected.Case)));

    /// <summary>Passes when the case passed, fails when the model was wrong, is inconclusive when it could not be measured.</summary>
    [TestCaseSource(nameof(Cases))]
    public async Task Case(int run, string name)
    {
        CaseReport report;
        try
        {
            report = await EvalRuns.All[run].ReportAsync(name);
            TestExecutionContext.CurrentContext.CurrentTest.Properties.Set(ReportProperty, report);
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

    /// <summary>The test of a case.</summary>
    internal static SuiteTest Describe(int run, EvalCase planned) => new()
    {
        ClassName = typeof(CaseTests).FullName!,
        MethodName = nameof(Case),
        Name = planned.Name,
        Run = run,
        Categories =
        [
            $"model:{planned.Model.Id}",
            .. planned.Task.Topic is { } topic ? [$"topic:{topic}"] : Array.Empty<string>(),
            .. planned.Task.Difficulty is { } difficulty ? [$"difficulty:{difficulty}"] : Array.Empty<string>(),
        ],
    };

    private static TestCaseData Data(SuiteTest test)
    {
        var data = new TestCaseData(test.Run, test.Name).SetName(test.Name);
        foreach (var category in test.Categories) data.SetCategory(category);
        return data;
    }
}
