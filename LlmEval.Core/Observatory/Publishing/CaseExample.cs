using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Observatory.Publishing;

/// <summary>Turns a case into the example of its task.</summary>
public static class CaseExample
{
    /// <summary>UTF-16 units of a preview, at most.</summary>
    public const int LongestPreview = 200;

    /// <summary>The places of tasks in their dataset.</summary>
    /// <remarks>
    /// By the order of ids, as the dataset's hash has them (<see cref="Domain.Tasks.TaskSet.Hash"/>): hash and place together name one task,
    /// whatever order a file has.
    /// </remarks>
    public static IReadOnlyDictionary<string, int> Places(IEnumerable<CaseFacts> cases) => cases
        .Select(facts => facts.TaskId).Distinct().Order(StringComparer.Ordinal)
        .Select((id, place) => (id, place)).ToDictionary(task => task.id, task => task.place, StringComparer.Ordinal);

    /// <summary>The example of a case that was worked on; null of one that was not.</summary>
    /// <param name="stored">The case.</param>
    /// <param name="place">The task's place.</param>
    /// <param name="k">
    /// The k of the metric that the examples go with: an example is right when one of the first k samples passed, which is a fair draw of
    /// pass@k on its task, so that paired tests on examples are about that metric.
    /// </param>
    public static SubmittedExample? Of(StoredCase stored, int place, int k)
    {
        var drawn = stored.Samples.Where(sample => sample.Index < k).OrderBy(sample => sample.Index).ToList();
        if (drawn.Count == 0) return null;
        var passed = drawn.Find(sample => sample.Outcome == Outcome.Passed);
        var shown = passed ?? drawn.Find(sample => sample.Outcome.IsMeasured()) ?? drawn[0];
        return new SubmittedExample
        {
            Index = place,
            Correct = passed is not null ? true : drawn.Count == k && drawn.TrueForAll(sample => sample.Outcome.IsMeasured()) ? false : null,
            InputPreview = Preview(stored.Messages is [.., var last] ? last.Content : null),
            OutputPreview = Preview(shown.Response?.Text ?? shown.Message),
            GroundTruth = Preview(stored.Tests),
            ErrorTag = passed is null ? NameOf<Outcome>.Of(shown.Outcome) : null,
            Difficulty = stored.Facts.Difficulty,
            Topic = stored.Facts.Topic,
            MetadataJson = CanonicalJson.Serialize(new
            {
                task_id = stored.Facts.TaskId,
                task_hash = stored.Facts.TaskHash.Hex,
                passed = stored.Samples.Count(sample => sample.Outcome == Outcome.Passed),
                measured = stored.Samples.Count(sample => sample.Outcome.IsMeasured()),
            }),
        };
    }

    private static string? Preview(string? text)
    {
        if (text is null || text.Length <= LongestPreview) return text;
        // Half a surrogate pair could not be stored.
        var kept = LongestPreview - 1;
        return text[..(char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept)] + "…";
    }
}
