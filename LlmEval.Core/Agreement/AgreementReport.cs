using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Agreement;

/// <summary>How far people agree with each other and with each judge. Rests on blind first votes only.</summary>
/// <remarks>
/// A blind first vote is a person's first verdict on a pair, made before any suggestion was shown (action <c>blind</c> in the lanes
/// <c>blind</c> and <c>blind-first</c>) and not taken back. A later revision does not replace it here.
/// </remarks>
public sealed record AgreementReport
{
    /// <summary>Blind first votes in all.</summary>
    public required int BlindVotes { get; init; }

    /// <summary>Pairs with at least one of them.</summary>
    public required int BlindPairs { get; init; }

    /// <summary>People against each other: an item is a pair that two or more have voted on blind.</summary>
    public required AgreementFigures HumanHuman { get; init; }

    /// <summary>People against each other, by kind of issue.</summary>
    public required IReadOnlyList<CategoryAgreement> HumanHumanCategories { get; init; }

    /// <summary>How often people's blind first votes name the response that passes the tests.</summary>
    public required TestAgreement HumanAgainstTests { get; init; }

    /// <summary>Each judge by itself; text-only and test-aware are two judges. Ordered by name, then hash.</summary>
    public required IReadOnlyList<JudgeAgreement> Judges { get; init; }
}

/// <summary>How far one judge agrees with people and with the tests.</summary>
public sealed record JudgeAgreement
{
    /// <summary>Hash of the judge's settings.</summary>
    public required ContentHash Judge { get; init; }

    /// <summary>Its name in the config.</summary>
    public required string Name { get; init; }

    /// <summary>What it is shown.</summary>
    public required JudgeMode Mode { get; init; }

    /// <summary>Its current verdict against each blind first vote: an item is a vote.</summary>
    public required AgreementFigures Human { get; init; }

    /// <summary>Judge's verdicts by people's.</summary>
    public required ConfusionTable Confusion { get; init; }

    /// <summary>By kind of issue.</summary>
    public required IReadOnlyList<CategoryAgreement> Categories { get; init; }

    /// <summary>How often its verdict names the response that passes the tests.</summary>
    public required TestAgreement AgainstTests { get; init; }

    /// <summary>Its confidence as it stated it.</summary>
    public required ConfidenceCalibration StatedConfidence { get; init; }

    /// <summary>Its confidence as derived from the agreement of the two orders.</summary>
    public required ConfidenceCalibration DerivedConfidence { get; init; }

    /// <summary>How often a shown suggestion of it was taken. A figure of usability, not of agreement: people who see it lean towards it.</summary>
    public required AcceptRate AcceptRate { get; init; }

    /// <summary>Whether judge and person agree less or more than two people do, on the pairs that have both.</summary>
    public required KappaDifference AgainstHumanHuman { get; init; }
}

/// <summary>The coefficients of agreement. Each has its interval (over tasks), its number of items, and null with a reason where undefined.</summary>
public sealed record AgreementFigures
{
    /// <summary>Items: pairs or votes, as the place says.</summary>
    public required int Items { get; init; }

    /// <summary>Tasks that the items are of: the unit of the intervals.</summary>
    public required int Tasks { get; init; }

    /// <summary>Share of equal answers on the five-way scale.</summary>
    public required RaterAgreement RawFiveWay { get; init; }

    /// <summary>Share of equal winners (first, second, none).</summary>
    public required RaterAgreement RawWinner { get; init; }

    /// <summary>Cohen's kappa on the five-way scale, nominal; of more than two people the two with the smallest ids.</summary>
    public required RaterAgreement KappaFiveWay { get; init; }

    /// <summary>Cohen's kappa on the winner.</summary>
    public required RaterAgreement KappaWinner { get; init; }

    /// <summary>Krippendorff's alpha on the winner, nominal.</summary>
    public required RaterAgreement AlphaWinner { get; init; }

    /// <summary>Krippendorff's alpha on the five-way scale, ordinal.</summary>
    public required RaterAgreement AlphaFiveWay { get; init; }

    /// <summary>Gwet's AC1 on the five-way scale.</summary>
    public required RaterAgreement Ac1FiveWay { get; init; }

    /// <summary>Gwet's AC1 on the winner.</summary>
    public required RaterAgreement Ac1Winner { get; init; }

    /// <summary>Items on which one prefers the first response and the other the second, as a share.</summary>
    public required Estimate Opposite { get; init; }

    /// <summary>Their number.</summary>
    public required int OppositeItems { get; init; }
}

/// <summary>How often each verdict of a judge met each verdict of people.</summary>
/// <param name="Judge">Names of the rows: the five-way scale.</param>
/// <param name="Human">Names of the columns: the five-way scale, and both bad, which only people say.</param>
/// <param name="Votes">Votes by row and column.</param>
public sealed record ConfusionTable(IReadOnlyList<string> Judge, IReadOnlyList<string> Human, IReadOnlyList<IReadOnlyList<int>> Votes);

/// <summary>Whether two mark the same kind of issue in the same response.</summary>
public sealed record CategoryAgreement
{
    /// <summary>With fewer responses marked by either, nothing is computed.</summary>
    public const int FewestMarked = 10;

    /// <summary>The kind of issue.</summary>
    public required IssueCategory Category { get; init; }

    /// <summary>Responses that at least one of the two has marked with it.</summary>
    public required int Marked { get; init; }

    /// <summary>Cohen's kappa over marked or not, on all responses that both have judged.</summary>
    public required RaterAgreement Kappa { get; init; }
}

/// <summary>Verdicts on pairs where exactly one response passes the tests.</summary>
public sealed record TestAgreement
{
    /// <summary>Verdicts on such pairs.</summary>
    public required int Verdicts { get; init; }

    /// <summary>Verdicts that name the response that passes.</summary>
    public required int Right { get; init; }

    /// <summary>Verdicts that name the one that does not.</summary>
    public required int Wrong { get; init; }

    /// <summary>Verdicts that name none. They are not right.</summary>
    public int Undecided => Verdicts - Right - Wrong;

    /// <summary>Right among all of them.</summary>
    public required Estimate Accuracy { get; init; }
}

/// <summary>How often people took what was suggested to them, in the assisted lane.</summary>
public sealed record AcceptRate
{
    /// <summary>First votes with a suggestion in view.</summary>
    public required int Suggestions { get; init; }

    /// <summary>Votes that took the suggested verdict, with or without changes to spans and critique.</summary>
    public required int Accepted { get; init; }

    /// <summary>The share.</summary>
    public required Estimate Rate { get; init; }
}

/// <summary>Kappa of judge and person less kappa of two people, on the pairs that have both.</summary>
public sealed record KappaDifference
{
    /// <summary>Pairs that have a verdict of the judge and two blind first votes.</summary>
    public required int Pairs { get; init; }

    /// <summary>The difference on the winner, with a bootstrap interval over tasks; below 0: people agree better with each other.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>The smallest true difference that a comparison like this would find with a power of 80%; null without an interval.</summary>
    public double? Detectable { get; init; }
}
