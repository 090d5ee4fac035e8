using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Judging.Bias;

/// <summary>How far one judge in one run can be trusted. Judges of another mode are other judges, with a panel of their own.</summary>
public sealed record BiasPanel
{
    /// <summary>The judge's name in the config.</summary>
    public required string Name { get; init; }

    /// <summary>The judge.</summary>
    public required ContentHash Judge { get; init; }

    /// <summary>What it is shown.</summary>
    public required JudgeMode Mode { get; init; }

    /// <summary>Pairs that it was to judge: those of the run but for those with identical texts.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs with identical texts, a tie by rule. They are in none of the figures.</summary>
    public required int Identical { get; init; }

    /// <summary>Of pairs with a verdict from two orders: those whose orders disagree.</summary>
    public required BiasFigure FlipRate { get; init; }

    /// <summary>Of these: those in which the response that was shown first came off better. 0.5 is no bias.</summary>
    public required BiasFigure FirstPosition { get; init; }

    /// <summary>Of pairs with a winner and texts of different length: those in which the longer one wins.</summary>
    public required BiasFigure LongerWins { get; init; }

    /// <summary>
    /// Over pairs with one response of the judge's own family, whose tests ran: what the judge gives that response (win 1, tie ½, loss 0)
    /// less what the tests give it (it alone passes 1, both or neither ½, the other alone 0). From −1 to 1; 0 is no bias.
    /// </summary>
    public required BiasFigure SameFamilyLift { get; init; }

    /// <summary>Of pairs with a verdict: ties on which the orders agree.</summary>
    public required BiasFigure TieRate { get; init; }

    /// <summary>Of calls: those that brought no readable answer.</summary>
    public required BiasFigure ErrorRate { get; init; }

    /// <summary>Of quotes: those that stand in the response that they were said to be from.</summary>
    public required BiasFigure LocatedRate { get; init; }

    /// <summary>Of pairs with a verdict of which exactly one response passes the tests: those whose verdict names it; a tie counts half.</summary>
    public required BiasFigure Accuracy { get; init; }

    /// <summary>Of the same pairs: those whose verdict names the response that fails.</summary>
    public required BiasFigure ContradictsTests { get; init; }
}
