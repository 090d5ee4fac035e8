using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;

namespace LlmEval.Adapters.Reports.Markdown;

/// <summary>A case that did not pass: its verdict on a line, the detail folded below it.</summary>
internal static class CaseSection
{
    /// <summary>The section.</summary>
    public static string Write(RunRecord run, StoredCase stored)
    {
        var facts = stored.Facts;
        var glyph = facts.Verdict == CaseVerdict.Failed ? "✗" : "?";
        var outcome = NameOf<Outcome>.Of(facts.Outcome!.Value).Replace('_', ' ');
        return $"""
            <details><summary>{glyph} {outcome} · {Inline.Html(facts.Name)} · {Inline.Html(facts.Message)}</summary>

            {Inline.Block(CaseDetail.Describe(facts, stored.Samples, run.SamplesPerCase), "text")}
            </details>

            """;
    }
}
