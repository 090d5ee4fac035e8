using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Generation;

namespace LlmEval.Adapters.Resilience;

/// <summary>
/// Decorator: makes a call only when its worst case is reserved in the run's budget, and settles what it really cost. Each attempt
/// reserves for itself, so that a repeated call is never cheaper in the ledger than in the bill.
/// </summary>
/// <remarks>
/// An answer costs its tokens. A failure by status, or one that was never sent, costs nothing. Whatever else may be charged (cut off,
/// timed out, not understood, cancelled in flight, an answer without token counts) keeps the whole worst case.
/// </remarks>
internal sealed class BudgetedClient(IModelClient inner, ModelOptions model, PriceList prices, BudgetLedger ledger, TimeProvider time) : IModelClient
{
    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var price = prices.Find(model, time.GetUtcNow());
        if (price is not { Currency: TokenPrice.Usd } || request.Parameters.MaxOutputTokens is not { } mostOutput)
        {
            return Refused(ModelErrorKind.InvalidRequest, "its price in USD or its max_output_tokens is not known, and the run has a budget");
        }

        var worst = price.AtMost(TokenEstimate.MostInput(request.Messages), mostOutput);
        if (await ledger.ReserveAsync(worst, cancellationToken) is not { } reservation)
        {
            return Refused(ModelErrorKind.BudgetReached, "the budget is reached");
        }

        ModelReply reply;
        try
        {
            reply = await inner.GenerateAsync(request, cancellationToken);
        }
        catch
        {
            reservation.Keep();
            throw;
        }

        if (reply.Response?.Usage is { } usage) reservation.Settle(price.CostOf(usage).Amount);
        else if (reply.Error is { MayBeCharged: false }) reservation.Settle(0);
        else reservation.Keep();
        return reply;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private ModelReply Refused(ModelErrorKind kind, string why) =>
        ModelReply.Of(new ModelError { Kind = kind, NeverSent = true, Message = $"model '{model.Id}' is not called: {why}" });
}
