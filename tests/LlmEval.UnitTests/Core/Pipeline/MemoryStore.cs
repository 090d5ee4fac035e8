using System.Collections.Concurrent;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.UnitTests.Core.Pipeline;

/// <summary>A store in memory that a test can kill: from then on nothing that is handed over is kept.</summary>
internal sealed class MemoryStore : IResultStore, IResultReader, IAnswerCache
{
    private readonly ConcurrentDictionary<(CaseId, int), SampleResult> samples = new();
    private readonly ConcurrentDictionary<ContentHash, AnswerEntry> answers = new();
    private readonly ConcurrentDictionary<string, CaseResult> cases = new(StringComparer.Ordinal);
    private (RunRecord Run, IReadOnlyList<RunCase> Cases)? known;
    private int writes;

    /// <summary>Thrown by every save.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Saves that succeed before the store is gone; each comes true or not at all. Counts from when it is set.</summary>
    public int? WritesLeft
    {
        get;
        set
        {
            field = value;
            writes = 0;
        }
    }

    public RunStatus? FinalStatus { get; private set; }

    public IReadOnlyCollection<SampleResult> Samples => [.. samples.Values];

    public IReadOnlyDictionary<string, CaseResult> Cases => cases;

    public IReadOnlyCollection<AnswerEntry> Answers => [.. answers.Values];

    /// <summary>The answers of every scope that was asked for.</summary>
    public ConcurrentQueue<AnswerScope> Scopes { get; } = new();

    public Task<BegunRun> BeginRunAsync(RunRecord run, EvalPlan plan, IReadOnlyList<RunCase> cases, CancellationToken cancellationToken)
    {
        if (run.Base is null || known is not { } earlier || earlier.Run.Id != run.Base.Run)
        {
            known = (run, cases);
            return Task.FromResult(new BegunRun { Run = run });
        }

        // What goes on from a sample that will be made again is made again too.
        foreach (var following in earlier.Cases.Where(item => item.Case.Follows is not null))
        {
            var before = earlier.Cases.Single(item => item.Case.Name == following.Case.Follows);
            foreach (var (of, index) in samples.Keys.Where(key => key.Item1 == following.Id))
            {
                if (samples.TryGetValue((before.Id, index), out var known) && (run.Base.Carry != Carry.Done || known.Outcome.IsFinal())) continue;
                samples.TryRemove((of, index), out _);
                this.cases.TryRemove(following.Case.Name, out _);
            }
        }

        return Task.FromResult(new BegunRun { Run = earlier.Run, Cases = [.. earlier.Cases.Select(item => new BegunCase(item.Id, FactsOf(item)))] });
    }

    public Task SaveSampleAsync(CaseId caseId, SampleResult sample, CancellationToken cancellationToken) =>
        SaveAsync(() => samples.AddOrUpdate((caseId, sample.Index), sample, (_, old) => old.Outcome.IsFinal() ? old : sample));

    public Task SaveCaseAsync(CaseResult result, CancellationToken cancellationToken) => SaveAsync(() => cases[result.Case.Name] = result);

    public Task SaveAsync(AnswerEntry entry, CancellationToken cancellationToken) => SaveAsync(() => answers[entry.GenerationKey] = entry);

    public Task FinishRunAsync(
        RunId runId, RunStatus status, DateTimeOffset finishedAt, IReadOnlyList<GateResult> gates, CancellationToken cancellationToken) => SaveAsync(() => FinalStatus = status);

    public Task<StoredAnswer?> FindAsync(ContentHash generationKey, AnswerScope scope, CancellationToken cancellationToken)
    {
        Scopes.Enqueue(scope);
        return Task.FromResult(answers.GetValueOrDefault(generationKey) is { } entry && MayTake(entry) ? entry.Answer : null);

        bool MayTake(AnswerEntry found) => found.PrivateTo is { } owner ? scope.Runs.Contains(owner) : scope.Shared || (known is { } own && own.Cases.Any(item => item.Id == found.Answer.PaidBy));
    }

    public Task<StoredCase?> ReadCaseAsync(RunId runId, string caseName, CancellationToken cancellationToken)
    {
        var item = known!.Value.Cases.Single(item => item.Case.Name == caseName);
        return Task.FromResult<StoredCase?>(new StoredCase { Facts = FactsOf(item), Messages = item.Case.Messages, Tests = "", Samples = SamplesOf(item.Id) });
    }

    public Task<IReadOnlyList<CaseFacts>> ReadCasesAsync(RunId runId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CaseFacts>>([.. known!.Value.Cases.Select(FactsOf)]);

    public Task<IReadOnlyList<RunOverview>> ListRunsAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<RunRecord>> FindRunsAsync(string reference, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RunRecord?> FindUnfinishedAsync(string configPath, ContentHash configHash, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredCase> ReadFullCasesAsync(RunId runId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RunSetup> ReadSetupAsync(RunId runId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IReadOnlyList<SampleResult> SamplesOf(CaseId id) => [.. samples.Where(pair => pair.Key.Item1 == id).OrderBy(pair => pair.Key.Item2).Select(pair => pair.Value)];

    private CaseFacts FactsOf(RunCase item) => cases.TryGetValue(item.Case.Name, out var result)
        ? CaseFacts.Of(result)
        : new CaseFacts
        {
            Name = item.Case.Name,
            Key = item.Case.Key,
            TaskHash = item.Case.Task.Hash,
            PromptHash = item.Case.Prompt.Hash,
            ModelHash = item.Case.Model.Hash,
            Provider = item.Case.Model.Provider,
            Model = item.Case.Model.Id,
            Prompt = item.Case.Prompt.Id,
            TaskId = item.Case.Task.Id,
            Samples = [.. SamplesOf(item.Id).Select(SampleFacts.Of)],
        };

    private async Task SaveAsync(Action save)
    {
        await Task.Yield();
        if (Fault is not null) throw Fault;
        if (WritesLeft is { } left && Interlocked.Increment(ref writes) > left) throw new StorageException("killed");
        save();
    }
}
