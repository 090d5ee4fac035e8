using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

/// <summary>The ports that a review contract is about, in one database, and runs with pairs in it.</summary>
public abstract class ReviewContract
{
    /// <summary>The time on the clocks of stores and queues.</summary>
    internal FakeTimeProvider Clock { get; } = new();

    protected abstract IResultStore Results { get; }

    protected abstract IReviewStore Store { get; }

    protected abstract IReviewReader Reader { get; }

    protected abstract IReviewLists Lists { get; }

    protected abstract IReviewQueue Queue { get; }

    protected abstract IUserStore Users { get; }

    protected static CancellationToken None => CancellationToken.None;

    /// <summary>A new reviewer.</summary>
    protected async Task<UserId> ReviewerAsync() => (await Users.AddAsync("r" + Guid.CreateVersion7().ToString("N"), UserRole.Reviewer, None)).User.Id;

    protected async Task<IReadOnlyList<UserId>> ReviewersAsync(int count)
    {
        List<UserId> reviewers = [];
        while (reviewers.Count < count) reviewers.Add(await ReviewerAsync());
        return reviewers;
    }

    /// <summary>A finished run of two models on some tasks, not yet paired: the samples of the one, then of the other.</summary>
    protected async Task<(RunId Run, IReadOnlyList<SampleResult> First, IReadOnlyList<SampleResult> Second)> RunAsync(
        int tasks, Func<int, SampleResult>? first = null, Func<int, SampleResult>? second = null)
    {
        var plan = Some.Plan([.. from model in (string[])["sample-strong", "sample-weak"] from task in Enumerable.Range(0, tasks) select Some.Case(Some.Model(model), Some.Task($"t/{task}"))]);
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await Results.BeginRunAsync(run, plan, cases, None);
        SampleResult[] samples = [.. Enumerable.Range(0, 2 * tasks).Select(i => i < tasks ? first?.Invoke(i) ?? Some.Sample() : second?.Invoke(i - tasks) ?? Some.Sample())];
        await Task.WhenAll(cases.Zip(samples, (item, sample) => Results.SaveSampleAsync(item.Id, sample, None)));
        await Results.FinishRunAsync(run.Id, RunStatus.Completed, Some.Time, [], None);
        return (run.Id, samples[..tasks], samples[tasks..]);
    }

    /// <summary>The pairs of such a run, not yet stored.</summary>
    private protected static IReadOnlyList<ResponsePair> Paired(RunId run, IReadOnlyList<SampleResult> first, IReadOnlyList<SampleResult> second) =>
    [
        .. first.Zip(second).Select((samples, task) => SomeReview.Pair(
            run, SomeReview.Side("sample-strong", samples.First, $"t/{task}"), SomeReview.Side("sample-weak", samples.Second, $"t/{task}")) with
        {
            TaskId = $"t/{task}",
            TaskHash = Some.Task($"t/{task}").Hash,
        }),
    ];

    /// <summary>Stored pairs, of a run of their own.</summary>
    protected async Task<IReadOnlyList<ResponsePair>> PairsAsync(
        int count = 1, ReviewOptions? review = null, Func<int, SampleResult>? first = null, Func<int, SampleResult>? second = null)
    {
        var (run, firsts, seconds) = await RunAsync(count, first, second);
        return await Store.AddPairsAsync(run, Paired(run, firsts, seconds), review ?? new ReviewOptions(), None);
    }

    /// <summary>A stored pair with these responses.</summary>
    protected async Task<ResponsePair> PairAsync(string first, string second = "```python\npass\n```", ReviewOptions? review = null) =>
        (await PairsAsync(1, review, _ => Some.Sample() with { Response = Some.Response(first) }, _ => Some.Sample() with { Response = Some.Response(second) }))[0];

    protected Task<ChainedJudgment> AppendAsync(Judgment judgment) => Store.AppendAsync(judgment, None);
}
