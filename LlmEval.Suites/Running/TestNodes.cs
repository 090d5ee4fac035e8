using LlmEval.Core.Pipeline;
using LlmEval.Suites.Filtering;
using Microsoft.Testing.Platform.Extensions.Messages;
using NUnit.Framework.Interfaces;

namespace LlmEval.Suites.Running;

/// <summary>Tells the platform of tests in its own words.</summary>
internal static class TestNodes
{
    private static readonly string Assembly = typeof(TestNodes).Assembly.FullName!;

    /// <summary>A test that could be run.</summary>
    public static TestNode Discovered(SuiteTest test) => Node(test, DiscoveredTestNodeStateProperty.CachedInstance);

    /// <summary>A test that has begun.</summary>
    public static TestNode Started(SuiteTest test) => Node(test, InProgressTestNodeStateProperty.CachedInstance);

    /// <summary>A test that has ended, with the report of its case if it has one.</summary>
    public static TestNode Finished(ITestResult result)
    {
        var node = Node(SuiteTest.Of(result.Test), State(result));
        node.Properties.Add(new TimingProperty(new TimingInfo(
            new DateTimeOffset(result.StartTime), new DateTimeOffset(result.EndTime), TimeSpan.FromSeconds(result.Duration))));
        if (result.Test.Properties.Get(CaseTests.ReportProperty) is CaseReport report) node.Properties.Add(new CaseReportProperty(report));
        return node;
    }

    private static TestNode Node(SuiteTest test, TestNodeStateProperty state)
    {
        var name = test.ClassName.LastIndexOf('.');
        return new TestNode
        {
            Uid = new TestNodeUid(test.Uid),
            DisplayName = test.Name,
            Properties = new PropertyBag(
            [
                state,
                new TestMethodIdentifierProperty(Assembly, test.ClassName[..name], test.ClassName[(name + 1)..], test.MethodName, 0, [], typeof(void).FullName!),
                .. test.Categories.Select(category => new TestMetadataProperty(category)),
            ]),
        };
    }

    // What was not measured is inconclusive to NUnit, and skipped to the platform, which has no word for it.
    private static TestNodeStateProperty State(ITestResult result) => result.ResultState.Status switch
    {
        TestStatus.Passed or TestStatus.Warning => PassedTestNodeStateProperty.CachedInstance,
        TestStatus.Failed when result.ResultState.Label.Length > 0 => new ErrorTestNodeStateProperty(new BrokenTest(result)),
        TestStatus.Failed => new FailedTestNodeStateProperty(result.Message),
        _ => new SkippedTestNodeStateProperty(result.Message),
    };

    /// <summary>What a test threw, after NUnit has put it into words.</summary>
    private sealed class BrokenTest(ITestResult result) : Exception(result.Message)
    {
        public override string? StackTrace { get; } = result.StackTrace;
    }
}
