using System.Reflection;
using System.Threading.Channels;
using LlmEval.Suites.Filtering;
using Microsoft.Testing.Platform.Extensions.Messages;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;

namespace LlmEval.Suites.Running;

/// <summary>Some fixtures of this assembly, run once by NUnit. What NUnit makes of their tests lives as long as this.</summary>
internal sealed class FixtureRun
{
    private readonly NUnitTestAssemblyRunner runner = new(new DefaultTestAssemblyBuilder());
    private readonly ITest root;

    /// <summary>Lets NUnit build the tests.</summary>
    /// <param name="workers">Tests that may wait at a time.</param>
    /// <param name="fixtures">The classes.</param>
    public FixtureRun(int workers, params IEnumerable<Type> fixtures) => root = runner.Load(Assembly.GetExecutingAssembly(), new Dictionary<string, object>
    {
        [FrameworkPackageSettings.LOAD] = fixtures.Select(fixture => fixture.FullName!).ToList(),
        [FrameworkPackageSettings.NumberOfTestWorkers] = workers,
    });

    /// <summary>The tests that the filter takes.</summary>
    public IEnumerable<SuiteTest> Tests(TestFilter filter) => Leaves(root).Select(SuiteTest.Of).Where(filter.Takes);

    /// <summary>Runs the tests that the filter takes.</summary>
    /// <returns>What happened to them, as it happens.</returns>
    public async IAsyncEnumerable<TestNode> RunAsync(TestFilter filter)
    {
        var nodes = Channel.CreateUnbounded<TestNode>(new UnboundedChannelOptions { SingleReader = true });
        runner.RunAsync(new Listener(nodes.Writer), new Selection(filter));
        await foreach (var node in nodes.Reader.ReadAllAsync()) yield return node;
        // NUnit has nothing left to say, and puts back what it changed of the console.
        runner.WaitForCompletion(Timeout.Infinite);
    }

    private static IEnumerable<ITest> Leaves(ITest test) => test.IsSuite ? test.Tests.SelectMany(Leaves) : [test];

    private sealed class Listener(ChannelWriter<TestNode> nodes) : ITestListener
    {
        public void TestStarted(ITest test)
        {
            if (!test.IsSuite) nodes.TryWrite(TestNodes.Started(SuiteTest.Of(test)));
        }

        public void TestFinished(ITestResult result)
        {
            if (!result.Test.IsSuite) nodes.TryWrite(TestNodes.Finished(result));
            if (result.Test.Parent is null) nodes.Complete();
        }

        public void TestOutput(TestOutput output)
        {
            // The tests here write nothing: what there is to say is their verdict.
        }

        public void SendMessage(TestMessage message)
        {
            // As above.
        }
    }

    private sealed class Selection(TestFilter filter) : NUnit.Framework.Internal.TestFilter
    {
        public override bool Match(ITest test) => !test.IsSuite && filter.Takes(SuiteTest.Of(test));

        public override TNode AddToXml(TNode parentNode, bool recursive) => parentNode.AddElement("filter");
    }
}
