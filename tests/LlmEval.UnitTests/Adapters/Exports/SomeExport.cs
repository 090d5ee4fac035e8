using LlmEval.Adapters.Exports;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;
using static LlmEval.UnitTests.Support.SomeVotes;

namespace LlmEval.UnitTests.Adapters.Exports;

/// <summary>Things to export.</summary>
internal static class SomeExport
{
    public static readonly RunRecord OfRun = Some.Run(Some.Plan()) with { Id = Run };

    /// <summary>One vote for the second response, with a mark on it behind an emoji.</summary>
    public static MemoryReviews OneVote(string first = "def shout(word): ...", string second = "# 😀\ndef shout(word): return word")
    {
        var pair = Pair(1, first: Outcome.Failed) with
        {
            First = Pair(1).First with { TextHash = ContentHash.OfText(first), Outcome = Outcome.Failed },
            Second = Pair(1).Second with { TextHash = ContentHash.OfText(second) },
        };
        var mark = Core.Spans.SomeSpan.Of(second, Math.Min(5, second.Length - 1), second.Length) with { Side = PairPlace.Second, Note = "no bang" };
        return new MemoryReviews([pair], (_, side) => side == PairPlace.First ? first : second)
            .With(Vote(pair, Ann, Verdict.SecondBetter) with { Critique = "The second \"works\".", Spans = [mark] });
    }

    /// <summary>Where an export reads from.</summary>
    public static ExportSource Source(MemoryReviews reviews) => new(reviews, new MemoryResults(Some.Prompt(PromptVariant.DefaultId)));

    /// <summary>Writes preferences to memory.</summary>
    public static async Task<(MemoryTarget Target, ExportManifest Manifest)> WriteAsync(
        MemoryReviews reviews, string format, PreferencePolicy? policy = null, double? trainShare = null)
    {
        var target = new MemoryTarget();
        var request = new PreferenceExportRequest { Runs = [OfRun], Format = format, Policy = policy ?? new PreferencePolicy(), TrainShare = trainShare };
        var manifest = await PreferenceExport.WriteAsync(Source(reviews), request, target, CancellationToken.None);
        target.IsComplete.ShouldBeTrue();
        return (target, manifest);
    }
}
