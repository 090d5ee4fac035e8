using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Planning;

/// <summary>What a whole plan would cost.</summary>
public sealed record PlanCost
{
    /// <summary>The estimates, a sum per currency.</summary>
    public required IReadOnlyList<Money> Estimated { get; init; }

    /// <summary>The upper bounds, a sum per currency; of the priced lines that have one.</summary>
    public required IReadOnlyList<Money> AtMost { get; init; }

    /// <summary>Lines of which nobody says what they cost.</summary>
    public required int UnpricedLines { get; init; }

    /// <summary>Priced lines without an upper bound, because nothing limits their answers.</summary>
    public required int UnboundedLines { get; init; }

    /// <summary>Sums up the lines of a plan.</summary>
    public static PlanCost Of(IReadOnlyList<PlanEstimate> lines) => new()
    {
        Estimated = Money.SumPerCurrency(lines.Select(line => line.Cost)),
        AtMost = Money.SumPerCurrency(lines.Select(line => line.MostCost)),
        UnpricedLines = lines.Count(line => line.Cost is null),
        UnboundedLines = lines.Count(line => line is { Cost: not null, MostCost: null }),
    };
}
