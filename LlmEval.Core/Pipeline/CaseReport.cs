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
    public static CaseReport Of(CaseResult result) => new()
    {
        Facts = CaseFacts.Of(result),
        StartedAt = result.StartedAt,
        Detail = result.Verdict == CaseVerdict.Passed ? null : Describe(result),
    };

    private static string Describe(CaseResult result)
    {
        var text = new StringBuilder();
        text.Append(NameOf<Outcome>.Of(result.Outcome));
        if (result.Message is { } message) text.Append(": ").Append(message);
        text.Append('\n').Append($"{result.Passed} of {result.Measured} measured samples passed ({result.Case.Samples} planned)\n");
        if (result.Samples.FirstOrDefault(sample => sample.Outcome == result.Outcome) is { } sample)
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
