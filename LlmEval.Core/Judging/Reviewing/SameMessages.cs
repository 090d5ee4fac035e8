using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Judging.Reviewing;

/// <summary>Which experiments can be compared: those that answered the same messages. Rows and versions of a prompt ask something else.</summary>
internal static class SameMessages
{
    /// <summary>The groups by their first experiment, each by experiment; both by id, which is the order in which they were made.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Group<T>(IEnumerable<T> items, Func<T, LabExperiment> experiment) =>
        [.. items.OrderBy(item => experiment(item).Id.Value).GroupBy(item => ContentHash.OfJson(experiment(item).Messages)).Select(group => group.ToList())];
}
