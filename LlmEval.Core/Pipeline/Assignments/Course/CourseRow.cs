using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>A builder that takes part, of <c>submissions.csv</c>.</summary>
/// <param name="Timestamp">When it was said.</param>
/// <param name="Email">Who the builder is, as <see cref="CourseEmail"/> has it.</param>
/// <param name="Endpoint">Where it listens, as it says.</param>
/// <param name="Secret">The secret that it shares with us.</param>
/// <param name="Line">The line in the file, from 1.</param>
public sealed record CourseRow(DateTimeOffset Timestamp, string Email, string Endpoint, Secret Secret, long Line)
{
    /// <summary>The rows that count: of each email the latest, and of those of one time the last.</summary>
    public static IReadOnlyList<CourseRow> Latest(IEnumerable<CourseRow> rows) =>
        [.. rows.GroupBy(row => row.Email).Select(of => of.OrderBy(row => row.Timestamp).ThenBy(row => row.Line).Last()).OrderBy(row => row.Line)];

    /// <summary>The hash that tells whether a secret changed.</summary>
    public ContentHash SecretHash => ContentHash.OfText(Secret.Reveal());
}
