using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Review;

namespace LlmEval.Review.Api.Agreement;

/// <summary>How far judge and people, and people among themselves, agree. Only blind first votes count.</summary>
internal sealed record AgreementResponse
{
    /// <summary>The judge that is looked at; null when there is none.</summary>
    public required JudgeResponse? Judge { get; init; }

    /// <summary>Items that judge and people have both judged.</summary>
    public required int JudgeHumanItems { get; init; }

    /// <summary>Items that two or more people have judged.</summary>
    public required int HumanHumanItems { get; init; }

    /// <summary>Blind first votes in all.</summary>
    public required int BlindVotes { get; init; }

    /// <summary>How the intervals were made: draws, seed, unit.</summary>
    public required string Method { get; init; }

    /// <summary>The measures.</summary>
    public required IReadOnlyList<AgreementMeasureResponse> Measures { get; init; }

    /// <summary>Whether judge and people agree less than people among themselves; null when that cannot be said.</summary>
    public required AgreementDifferenceResponse? Difference { get; init; }

    /// <summary>Verdicts of the judge against those of people; null without a judge.</summary>
    public required ConfusionResponse? Confusion { get; init; }

    /// <summary>What the judge's stated confidence is worth; null without a judge.</summary>
    public required ReliabilityResponse? Reliability { get; init; }

    /// <summary>How often the judge's verdict names the response that passes, where exactly one does; null without a judge.</summary>
    public required MetricResponse? JudgeAgainstTests { get; init; }

    /// <summary>The same of people's blind first votes.</summary>
    public required MetricResponse HumanAgainstTests { get; init; }

    /// <summary>Agreement per issue category, most frequent first.</summary>
    public required IReadOnlyList<CategoryAgreementResponse> Categories { get; init; }

    /// <summary>Share of shown suggestions that were accepted: a figure of usability, not of agreement; null without a judge.</summary>
    public required MetricResponse? AcceptRate { get; init; }

    /// <summary>Pairs on which people disagree and nobody has decided.</summary>
    public required int ToAdjudicate { get; init; }
}

/// <summary>A measure of agreement for both pairings.</summary>
/// <param name="Name">Literal name: <c>raw</c>, <c>cohen_kappa</c>, <c>krippendorff_alpha</c>, <c>gwet_ac1</c>.</param>
/// <param name="Scale"><c>five_way</c> or <c>winner</c> (first, second, none).</param>
/// <param name="JudgeHuman">Judge and people; null without a judge.</param>
/// <param name="HumanHuman">People among themselves.</param>
internal sealed record AgreementMeasureResponse(string Name, string Scale, MetricResponse? JudgeHuman, MetricResponse HumanHuman);

/// <summary>The difference of the two pairings, in Cohen's kappa over shared items.</summary>
/// <param name="Difference">Judge–people minus people–people.</param>
/// <param name="Detectable">The smallest true difference that would be found; null when unknown.</param>
/// <param name="Detected">Whether the interval leaves out 0.</param>
internal sealed record AgreementDifferenceResponse(MetricResponse Difference, double? Detectable, bool Detected);

/// <summary>Counts of verdicts, in terms of the pair's first and second response.</summary>
/// <param name="Judge">Verdicts of the rows.</param>
/// <param name="Human">Verdicts of the columns.</param>
/// <param name="Counts">A row per verdict of the judge.</param>
/// <param name="Same">Items on the diagonal.</param>
/// <param name="Opposite">Items on which they name opposite winners, as a share with interval.</param>
internal sealed record ConfusionResponse(
    IReadOnlyList<string> Judge, IReadOnlyList<string> Human, IReadOnlyList<IReadOnlyList<int>> Counts, int Same, MetricResponse Opposite);

/// <summary>What the stated confidence is worth.</summary>
/// <param name="Calibration">Whether there are votes enough.</param>
/// <param name="Bins">Bins of stated confidence; fewer than 15 items in one is not much.</param>
/// <param name="ExpectedCalibrationError">Null without items.</param>
/// <param name="Brier">Null without items.</param>
internal sealed record ReliabilityResponse(CalibrationResponse Calibration, IReadOnlyList<ReliabilityBinResponse> Bins, double? ExpectedCalibrationError, double? Brier);

/// <summary>A bin of stated confidence.</summary>
/// <param name="From">Lower end.</param>
/// <param name="To">Upper end.</param>
/// <param name="MeanConfidence">Mean of what was stated; null in an empty bin.</param>
/// <param name="Agreement">Share on which people agreed, with interval.</param>
internal sealed record ReliabilityBinResponse(double From, double To, double? MeanConfidence, MetricResponse Agreement);

/// <summary>Agreement on whether a category of issues is present.</summary>
/// <param name="Category">The category.</param>
/// <param name="Kappa">Cohen's kappa; undefined under 10 items.</param>
/// <param name="Items">Items in which somebody named it.</param>
internal sealed record CategoryAgreementResponse(IssueCategory Category, MetricResponse Kappa, int Items);
