using System.Collections.Concurrent;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Pipeline.Observatory.Alerting;

namespace LlmEval.UnitTests.Core.Pipeline.Observatory.Alerting;

public class GroupedFollowUpTests
{
    [Test]
    public async Task What_arrives_during_work_is_done_together_and_everybody_is_answered()
    {
        var inner = new Inner();
        var grouped = new GroupedFollowUp(inner);
        var first = grouped.FollowAsync([Result("first")], CancellationToken.None);
        await inner.Begun.Task;
        var others = Enumerable.Range(0, 20).Select(i => grouped.FollowAsync([Result($"{i}")], CancellationToken.None)).ToList();
        inner.Gate.SetResult();
        await Task.WhenAll([first, .. others]);
        inner.Groups.Select(group => group.Count).ShouldBe([1, 20]);
        inner.Groups.SelectMany(group => group).ShouldBeUnique();
    }

    [Test]
    public async Task One_that_is_at_fault_fails_alone()
    {
        var inner = new Inner { Faulty = "7" };
        var grouped = new GroupedFollowUp(inner);
        var first = grouped.FollowAsync([Result("first")], CancellationToken.None);
        await inner.Begun.Task;
        var others = Enumerable.Range(0, 10).Select(i => grouped.FollowAsync([Result($"{i}")], CancellationToken.None)).ToList();
        inner.Gate.SetResult();
        await first;
        await Should.ThrowAsync<InvalidOperationException>(others[7]);
        await Task.WhenAll(others.Where((_, i) => i != 7));
        await grouped.FollowAsync([Result("later")], CancellationToken.None);
    }

    private static IngestedResult Result(string run) => new("m", ModelType.Training, "c", 1, "d", run, "accuracy");

    private sealed class Inner : IIngestFollowUp
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<IReadOnlyList<string>> Groups { get; } = [];

        public string? Faulty { get; init; }

        public async Task FollowAsync(IReadOnlyList<IngestedResult> results, CancellationToken cancellationToken)
        {
            Begun.TrySetResult();
            await Gate.Task;
            if (results.Any(result => result.RunId == Faulty)) throw new InvalidOperationException("at fault");
            Groups.Enqueue([.. results.Select(result => result.RunId)]);
        }
    }
}
