using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Generation;

/// <summary>
/// What one run may spend, shared by all of its models. Before a call its worst case is reserved, after it the bill is settled: what is
/// spent, kept and reserved together never exceeds the limit, however many calls are in flight, as long as no bill exceeds its reservation.
/// Safe for concurrent use.
/// </summary>
/// <remarks>
/// Reservations are granted in the order in which they are asked for. One that does not fit waits while calls in flight may still give
/// something back; when there are none, the budget is reached, for good and for everybody.
/// </remarks>
/// <param name="limitUsd">The most that may be spent, in US dollars.</param>
public sealed class BudgetLedger(decimal limitUsd)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = new();
    private decimal spent;
    private decimal kept;
    private decimal reserved;
    private int inFlight;
    private bool isReached;

    /// <summary>How the budget stands.</summary>
    public BudgetState State
    {
        get
        {
            lock (gate) return new BudgetState { LimitUsd = limitUsd, SpentUsd = spent, KeptUsd = kept };
        }
    }

    /// <summary>Counts what an earlier session of the run spent.</summary>
    /// <param name="usd">In US dollars.</param>
    public void AddSpent(decimal usd)
    {
        lock (gate) spent += usd;
    }

    /// <summary>Reserves the worst case of a call, and waits for it if need be.</summary>
    /// <param name="worstUsd">The most that the call can cost.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The reservation, to be settled exactly once; null when the budget is reached and the call must not be made.</returns>
    public async Task<BudgetReservation?> ReserveAsync(decimal worstUsd, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(worstUsd);
        LinkedListNode<Waiter> place;
        lock (gate)
        {
            place = waiting.AddLast(waiter);
            Serve();
        }

        await using var cancellation = cancellationToken.Register(() => Withdraw(place, cancellationToken));
        return await waiter.Answer.Task ? new BudgetReservation(this, worstUsd) : null;
    }

    internal void Settle(decimal worstUsd, decimal billUsd, decimal keptUsd)
    {
        lock (gate)
        {
            inFlight--;
            reserved -= worstUsd;
            spent += billUsd;
            kept += keptUsd;
            Serve();
        }
    }

    private void Withdraw(LinkedListNode<Waiter> place, CancellationToken cancelled)
    {
        lock (gate)
        {
            // Already served: the caller has its answer, and settles it.
            if (place.List is null) return;
            waiting.Remove(place);
            place.Value.Answer.TrySetCanceled(cancelled);
            Serve();
        }
    }

    // Whoever waits, waits for a call in flight: without one, nothing would ever serve the queue again.
    private void Serve()
    {
        while (waiting.First is { Value: var first })
        {
            var fits = !isReached && first.WorstUsd <= limitUsd - spent - kept - reserved;
            if (!fits && !isReached && inFlight > 0) return;
            waiting.RemoveFirst();
            isReached |= !fits;
            if (fits)
            {
                inFlight++;
                reserved += first.WorstUsd;
            }

            first.Answer.TrySetResult(fits);
        }
    }

    private sealed class Waiter(decimal worstUsd)
    {
        public decimal WorstUsd { get; } = worstUsd;

        public TaskCompletionSource<bool> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>The reserved worst case of one call.</summary>
public sealed class BudgetReservation
{
    private readonly BudgetLedger ledger;
    private readonly decimal worstUsd;

    internal BudgetReservation(BudgetLedger ledger, decimal worstUsd) => (this.ledger, this.worstUsd) = (ledger, worstUsd);

    /// <summary>The call has a bill; the rest is given back.</summary>
    public void Settle(decimal billUsd) => ledger.Settle(worstUsd, billUsd, keptUsd: 0);

    /// <summary>The call may have to be paid for, and nobody knows how much: all of the worst case is kept.</summary>
    public void Keep() => ledger.Settle(worstUsd, billUsd: 0, keptUsd: worstUsd);
}
