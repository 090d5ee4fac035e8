using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Agreement;

/// <summary>Counts verdicts against verdicts.</summary>
internal static class Confusions
{
    /// <summary>Of items whose first verdict is the judge's and whose second is a person's.</summary>
    public static ConfusionTable Of(IReadOnlyList<Item> items)
    {
        var counts = items.GroupBy(item => (Judge: Scales.OnFiveWay(item.Verdicts[0]), Human: NameOf<Verdict>.Of(item.Verdicts[1].Verdict!.Value)))
            .ToDictionary(group => group.Key, group => group.Count());
        return new ConfusionTable(
            Scales.FiveWay,
            NameOf<Verdict>.All,
            [.. Scales.FiveWay.Select(judge => (IReadOnlyList<int>)[.. NameOf<Verdict>.All.Select(human => counts.GetValueOrDefault((judge, human)))])]);
    }
}
