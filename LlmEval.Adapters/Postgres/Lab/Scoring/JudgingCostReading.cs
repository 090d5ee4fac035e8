using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Postgres.Lab.Scoring;

/// <summary>What the calls of judges cost for a prompt.</summary>
internal sealed record JudgingCostReading
{
    /// <summary>Selects the sum over a prompt, or over all.</summary>
    public const string Sum = $"select {Figures} {From} where @Prompt::text is null or b.prompt = @Prompt";

    /// <summary>Selects the sums by prompt.</summary>
    public const string ByPrompt = $"select b.prompt, {Figures} {From} group by b.prompt";

    private const string Figures = $"""
        coalesce(sum(x.cost) filter (where p.currency = '{TokenPrice.Usd}'), 0) as known_usd, count(*)::int as calls,
        (count(*) filter (where p.currency is distinct from '{TokenPrice.Usd}'))::int as unpriced_calls
        """;

    private const string From = "from lab.batch b join lab.call x on x.batch = b.id left join core.price p on p.key = x.price_key";

    public required RowText Prompt { get; init; }

    public required decimal KnownUsd { get; init; }

    public required int Calls { get; init; }

    public required int UnpricedCalls { get; init; }

    /// <summary>The cost.</summary>
    public JudgingCost ToCost() => new(KnownUsd, Calls, UnpricedCalls);
}
