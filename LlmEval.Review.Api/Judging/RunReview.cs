using System.Collections.Concurrent;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Judging;

/// <summary>Everything that was said in a run up to a moment.</summary>
/// <param name="pairs">Its pairs, in the order of adding.</param>
/// <param name="judgments">Every judgment, in the order of the chain.</param>
/// <param name="judges">The judges that have judged.</param>
/// <param name="last">Sequence of the last judgment.</param>
internal sealed class RunReview(IReadOnlyList<ResponsePair> pairs, IReadOnlyList<Judgment> judgments, IReadOnlyList<JudgeRecord> judges, long last)
{
    /// <summary>A run in which nothing was said. Rows written behind our back may have any sequence.</summary>
    public static readonly RunReview Empty = new([], [], [], long.MinValue);

    // Questions come from addresses, which anybody may vary.
    private const int MostFindings = 64;

    private readonly ConcurrentDictionary<(Type Kind, object Question), Lazy<Task>> findings = new();

    /// <summary>Its pairs, in the order of adding.</summary>
    public IReadOnlyList<ResponsePair> Pairs => pairs;

    /// <summary>Every judgment, in the order of the chain.</summary>
    public IReadOnlyList<Judgment> Judgments => judgments;

    /// <summary>The judges that have judged.</summary>
    public IReadOnlyList<JudgeRecord> Judges => judges;

    /// <summary>Sequence of the last judgment.</summary>
    public long Last => last;

    /// <summary>The judge with this hash or name; without one, the last that was used; null when there is none at all.</summary>
    /// <exception cref="ProblemException">No judge is called that.</exception>
    public JudgeRecord? FindJudge(string? named) => named is null
        ? Judges is [.., var newest] ? newest : null
        : Judges.FirstOrDefault(judge => judge.Hash.Hex == named) ?? Judges.FirstOrDefault(judge => judge.Name == named)
            ?? throw ProblemException.NotFound($"There is no judge '{named}' in this run. There is: {string.Join(", ", Judges.Select(judge => judge.Name).DefaultIfEmpty("none"))}.");

    /// <summary>What follows from it, worked out once for all who ask. A failure is not kept.</summary>
    /// <param name="question">What decides the answer besides the type; compared by value.</param>
    /// <param name="work">Works it out; nobody who asks can cancel it for the others.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> OnceAsync<T>(object question, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (findings.Count >= MostFindings) findings.Clear();
        var key = (typeof(T), question);
        var finding = findings.GetOrAdd(key, _ => new Lazy<Task>(() => Task.Run(work)));
        try
        {
            return await ((Task<T>)finding.Value).WaitAsync(cancellationToken);
        }
        catch when (finding.Value.IsFaulted)
        {
            findings.TryRemove(KeyValuePair.Create(key, finding));
            throw;
        }
    }
}
