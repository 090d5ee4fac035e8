using LlmEval.Suites.Filtering;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestFramework;
using Microsoft.Testing.Platform.Requests;

namespace LlmEval.Suites.Running;

/// <summary>
/// NUnit on the platform, a slice of the cases at a time. NUnit keeps what it knows of every test until the last one has ended, some
/// 8 KiB each; its adapter describes all tests at once besides. So that a run of any length fits into memory, NUnit is given 500
/// cases, then the next 500, and the gates at last. The session knows nothing of slices and works ahead.
/// </summary>
internal sealed class SuiteFramework(ICommandLineOptions options) : ITestFramework, IDataProducer
{
    /// <summary>Cases that NUnit holds at a time.</summary>
    private const int SliceSize = 500;

    // Workers only wait for their case, so there are as many as calls can be in flight.
    private const int MaxWorkers = 256;

    private static readonly Type[] AfterTheCases = [typeof(GateTests), typeof(SnapshotTests), typeof(NoConfigTests)];

    /// <inheritdoc />
    public string Uid => "LlmEval.Suite";

    /// <inheritdoc />
    public string Version => "1.0.0";

    /// <inheritdoc />
    public string DisplayName => "LLM-Eval suite";

    /// <inheritdoc />
    public string Description => "Runs the cases of evaluation configs as NUnit tests";

    /// <inheritdoc />
    public Type[] DataTypesProduced { get; } = [typeof(TestNodeUpdateMessage)];

    /// <inheritdoc />
    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    /// <inheritdoc />
    public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) =>
        Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

    /// <inheritdoc />
    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) =>
        Task.FromResult(new CloseTestSessionResult { IsSuccess = true });

    /// <inheritdoc />
    public async Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        // A time limit of the platform, or an editor's stop.
        await using var stopping = context.CancellationToken.Register(EvalRuns.Stop);
        var filter = FilterOf((TestExecutionRequest)context.Request);
        var nodes = context.Request is DiscoverTestExecutionRequest ? Discover(filter) : RunAsync(filter);
        await foreach (var node in nodes)
        {
            await context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(context.Request.Session.SessionUid, node));
        }

        context.Complete();
    }

    private static async IAsyncEnumerable<TestNode> RunAsync(TestFilter filter)
    {
        EvalRuns.Select(filter);
        foreach (var slice in EvalRuns.Selected().Chunk(SliceSize))
        {
            EvalRuns.Slice = slice;
            await foreach (var node in new FixtureRun(Workers(), typeof(CaseTests)).RunAsync(TestFilter.Everything)) yield return node;
            MemoryReturn.LetGo();
        }

        await foreach (var node in new FixtureRun(Workers(), AfterTheCases).RunAsync(filter)) yield return node;
    }

    private static IAsyncEnumerable<TestNode> Discover(TestFilter filter)
    {
        EvalRuns.Select(filter);
        return EvalRuns.Selected().Select(indexed => CaseTests.Describe(indexed.Run, indexed.Case))
            .Concat(new FixtureRun(Workers(), AfterTheCases).Tests(filter))
            .Select(TestNodes.Discovered)
            .ToAsyncEnumerable();
    }

    // An editor, and --filter-uid, name the tests one by one.
    private TestFilter FilterOf(TestExecutionRequest request)
    {
        var filter = FilterCommandLine.Read(options);
        return request.Filter is TestNodeUidListFilter named
            ? new TestFilter.All([filter, new NamedTests(named.TestNodeUids.Select(uid => uid.Value).ToHashSet(StringComparer.Ordinal))])
            : filter;
    }

    private static int Workers() =>
        Math.Clamp(EvalRuns.All.Sum(run => run.Config.Models.Sum(model => model.Limits.Concurrency)), 1, MaxWorkers);

    private sealed record NamedTests(IReadOnlySet<string> Uids) : TestFilter
    {
        public override bool Takes(SuiteTest test) => Uids.Contains(test.Uid);
    }
}
