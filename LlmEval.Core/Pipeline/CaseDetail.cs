using System.Text;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline;

/// <summary>Why a case did not pass, by the sample that stands for it, as text for people.</summary>
public static class CaseDetail
{
    private const int MaxLength = 16_000;

    /// <summary>The outcome, how many samples passed, the failing assertion, the traceback and the code: at most 16,000 characters.</summary>
    /// <param name="facts">The case; it is done.</param>
    /// <param name="samples">Its samples in full.</param>
    /// <param name="planned">Samples that were planned.</param>
    public static string Describe(CaseFacts facts, IReadOnlyList<SampleResult> samples, int planned)
    {
        var passed = samples.Count(sample => sample.Outcome == Outcome.Passed);
        var measured = samples.Count(sample => sample.Outcome.IsMeasured());
        var text = new StringBuilder();
        text.Append(NameOf<Outcome>.Of(facts.Outcome!.Value));
        if (facts.Message is { } message) text.Append(": ").Append(message);
        text.Append('\n').Append($"{passed} of {measured} measured samples passed ({planned} planned)\n");
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
        if (text.Length <= MaxLength) return text;
        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return string.Concat(text.AsSpan(0, end), $"\n… ({text.Length - end} more characters)");
    }
}
