using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline;

/// <summary>The answers that need no call: those that this run, its base or any earlier run has paid for.</summary>
internal sealed class AnswerSource(IAnswerCache cache, SessionStart start)
{
    private readonly bool rescores = start.Base?.Carry == Carry.AnswersOnly;
    private RunId run;
    private AnswerScope scope = new([], Shared: false);
    private HashSet<(CaseId Case, int Sample)> counted = [];

    /// <summary>Tells which run asks, once that is known.</summary>
    public void Begin(BegunRun begun)
    {
        run = begun.Run.Id;
        counted = [.. from known in begun.Cases from sample in known.Facts.Samples where sample.Cost is not null && !sample.Outcome.IsFinal() select (known.Id, sample.Index)];
        var fromBase = start.Base is { } origin && (origin.Carry is Carry.Done or Carry.AnswersOnly || start.Cache == CachePolicy.Use);
        scope = rescores
            ? new AnswerScope([start.Base!.Run], Shared: false)
            : new AnswerScope(fromBase ? [run, start.Base!.Run] : [run], start.Cache == CachePolicy.Use);
    }

    /// <summary>The answer of a call that was made already; null when it has to be made.</summary>
    public async Task<StoredAnswer?> FindAsync(EvalCase evalCase, ContentHash generationKey, CancellationToken cancellationToken) =>
        rescores || AreKept(evalCase) ? await cache.FindAsync(generationKey, scope, cancellationToken) : null;

    /// <summary>
    /// Whether the cost of an answer is known from the sample that an earlier session of this run made of it. What is not final is made again of
    /// the same answer, which was paid for once.
    /// </summary>
    public bool IsCounted(RunCase item, int index) => counted.Contains((item.Id, index));

    /// <summary>Keeps the answer of a sample that was just generated, before anything else is done with it.</summary>
    public Task KeepAsync(RunCase item, SampleResult sample)
    {
        if (sample.Response is not { } response || rescores || !AreKept(item.Case)) return Task.CompletedTask;
        // With a higher limit the provider would say more: a cut answer is of use to this run alone.
        var toItself = start.Cache == CachePolicy.Off || response.FinishReason == FinishReason.Length;
        var entry = new AnswerEntry
        {
            GenerationKey = sample.GenerationKey,
            Answer = new StoredAnswer { Response = response, Attempts = sample.Attempts, Cost = sample.Cost, PaidBy = item.Id },
            Provider = item.Case.Model.Provider,
            Model = item.Case.Model.Model,
            PrivateTo = toItself ? run : null,
        };
        // Paid for: a stop does not take it back.
        return cache.SaveAsync(entry, CancellationToken.None);
    }

    private static bool AreKept(EvalCase evalCase) => evalCase.Model.Provided.AnswersFrom is not null;
}
