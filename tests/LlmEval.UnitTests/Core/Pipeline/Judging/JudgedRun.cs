using System.Collections.Concurrent;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Core.Pipeline.Judging;

/// <summary>A run to be judged, with what is kept of it. A test can kill it: from then on nothing that is handed over is kept.</summary>
internal sealed class JudgedRun(Dictionary<SampleId, string> texts)
    : MemoryReviews([], (pair, side) => texts[(side == PairPlace.First ? pair.First : pair.Second).Sample]), IGuidelineStore, IAnsweredSamples, IAnswerCache
{
    private readonly ConcurrentDictionary<ContentHash, AnswerEntry> answers = new();
    private int writes;

    /// <summary>What there is to compare.</summary>
    public List<AnsweredSample> Samples { get; } = [];

    /// <summary>Saves (calls, judgments, answers) that succeed before the store is gone.</summary>
    public int? WritesLeft { get; set; }

    public List<string> Guidelines { get; } = [];

    public int Cached => answers.Count;

    public void Add(AnsweredSample sample, string text)
    {
        Samples.Add(sample);
        texts[sample.Sample] = text;
    }

    public Task<IReadOnlyList<Guidelines>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Guidelines> AddAsync(string markdown, UserId? author, CancellationToken cancellationToken)
    {
        Guidelines.Add(markdown);
        return Task.FromResult(new Guidelines(Guidelines.Count, markdown, null, DateTimeOffset.UnixEpoch));
    }

    public IAsyncEnumerable<IReadOnlyList<AnsweredSample>> ReadAnsweredByTasksAsync(RunId run, CancellationToken cancellationToken) =>
        Samples.GroupBy(sample => sample.TaskId).OrderBy(same => same.Key, StringComparer.Ordinal).Select(IReadOnlyList<AnsweredSample> (same) => [.. same]).ToAsyncEnumerable();

    public Task<StoredAnswer?> FindAsync(ContentHash generationKey, AnswerScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(scope.Shared ? answers.GetValueOrDefault(generationKey)?.Answer : null);

    public Task SaveAsync(AnswerEntry entry, CancellationToken cancellationToken)
    {
        Write();
        answers[entry.GenerationKey] = entry;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override void Write()
    {
        if (WritesLeft is { } left && Interlocked.Increment(ref writes) > left) throw new StorageException("killed");
    }
}
