using System.Text;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline;

/// <summary>What a test of a case says: its facts and, unless it passed, why.</summary>
public sealed record CaseReport
{
    private const int MaxDetail = 16_000;

    /// <summary>The facts.</summary>
    public required CaseFacts Facts { get; init; }

    /// <summary>When work on the case began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Unless it passed: the failing assertion and the code of the sample that stands for the case, at most 16,000 characters.</summary>
    public string? Detail { get; init; }

    /// <summary>The report of a finished case.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="startedAt">When work on it began.</param>
    /// <param name="samples">The samples in full; not looked at when it passed.</param>
    public static CaseReport Of(CaseFacts facts, DateTimeOffset startedAt, IReadOnlyList<SampleResult> samples) => new()
    {
        Facts = facts,
        StartedAt = startedAt,
        Detail = facts.Verdict == CaseVerdict.Passed ? null : Describe(facts, samples),
    };

    private static string Describe(CaseFacts facts, IReadOnlyList<SampleResult> samples)
    {
        var text = new StringBuilder();
        text.Append(NameOf<Outcome>.Of(facts.Outcome!.Value));
        if (facts.Message is { } message) text.Append(": ").Append(message);
        var passed = facts.Samples.Count(sample => sample.Outcome == Outcome.Passed);
        var measured = facts.Samples.Count(sample => sample.Outcome.IsMeasured());
        text.Append('\n').Append($"{passed} of {measured} measured samples passed ({facts.Samples.Count} planned)\n");
        if (samples.FirstOrDefault(sample => sample.Outcome == facts.Outcome) is { } sample)
        {
            text.Append($"sample {sample.Index}:\n");
            if (sample.Execution?.FailedAssertion is { } assertion)
            {
                text.Append("  ").Append(assertion.Source).Append('\n');
                if (assertion.Left is { } left) text.Append("  got:      ").Append(left).Append('\n');
                if (assertion.Right is { } right) text.Append("  expected: ").Append(right).Append('\n');
            }

            if (sample.Execution?.Traceback is { } traceback) text.Append(traceback).Append('\n');
            if (sample.Extracted?.Code is { } code) text.Append("\ncode:\n").Append(code);
        }

        return Cut(text.ToString());
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxDetail) return text;
        var end = char.IsHighSurrogate(text[MaxDetail - 1]) ? MaxDetail - 1 : MaxDetail;
        return string.Concat(text.AsSpan(0, end), $"\n… ({text.Length - end} more characters)");
    }
}
