using FsCheck;
using FsCheck.Fluent;
using LlmEval.Core.Generation;

namespace LlmEval.UnitTests.Core.Generation;

[CancelAfter(30_000)]
public class BudgetLedgerTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Test]
    public async Task What_a_bill_leaves_of_its_worst_case_is_there_for_the_next_call()
    {
        var ledger = new BudgetLedger(1.00m);

        for (var call = 0; call < 10; call++) (await ledger.ReserveAsync(0.50m, default).WaitAsync(Soon))!.Settle(0.05m);

        ledger.State.ShouldBe(new() { LimitUsd = 1.00m, SpentUsd = 0.50m, KeptUsd = 0 });
        (await ledger.ReserveAsync(0.50m, default).WaitAsync(Soon)).ShouldNotBeNull();
    }

    [Test]
    public async Task A_call_that_does_not_fit_waits_for_those_in_flight()
    {
        var ledger = new BudgetLedger(1.00m);
        var first = (await ledger.ReserveAsync(0.90m, default).WaitAsync(Soon))!;
        var second = ledger.ReserveAsync(0.50m, default);
        second.IsCompleted.ShouldBeFalse();

        first.Settle(0.10m);

        (await second.WaitAsync(Soon)).ShouldNotBeNull();
    }

    [Test]
    public async Task With_nothing_in_flight_the_budget_is_reached_for_everybody_and_for_good()
    {
        var ledger = new BudgetLedger(1.00m);
        var first = (await ledger.ReserveAsync(0.90m, default).WaitAsync(Soon))!;
        var large = ledger.ReserveAsync(0.50m, default);
        var small = ledger.ReserveAsync(0.01m, default);

        first.Settle(0.80m);

        (await large.WaitAsync(Soon)).ShouldBeNull();
        (await small.WaitAsync(Soon)).ShouldBeNull();
        (await ledger.ReserveAsync(0, default).WaitAsync(Soon)).ShouldBeNull();
        ledger.State.LeftUsd.ShouldBe(0.20m);
    }

    [Test]
    public async Task A_small_call_does_not_pass_a_large_one_that_waits()
    {
        var ledger = new BudgetLedger(1.00m);
        var first = (await ledger.ReserveAsync(0.60m, default).WaitAsync(Soon))!;
        var large = ledger.ReserveAsync(0.50m, default);
        var small = ledger.ReserveAsync(0.10m, default);
        small.IsCompleted.ShouldBeFalse();

        first.Settle(0);

        (await large.WaitAsync(Soon)).ShouldNotBeNull();
        (await small.WaitAsync(Soon)).ShouldNotBeNull();
    }

    [Test]
    public async Task What_nobody_sent_a_bill_for_is_kept()
    {
        var ledger = new BudgetLedger(1.00m);

        (await ledger.ReserveAsync(0.60m, default).WaitAsync(Soon))!.Keep();

        ledger.State.ShouldBe(new() { LimitUsd = 1.00m, SpentUsd = 0, KeptUsd = 0.60m });
        (await ledger.ReserveAsync(0.50m, default).WaitAsync(Soon)).ShouldBeNull();
    }

    [Test]
    public async Task A_run_that_goes_on_begins_with_what_it_spent_before()
    {
        var ledger = new BudgetLedger(1.00m);
        ledger.AddSpent(0.70m);

        ledger.State.LeftUsd.ShouldBe(0.30m);
        (await ledger.ReserveAsync(0.31m, default).WaitAsync(Soon)).ShouldBeNull();
    }

    [Test]
    public async Task A_cancelled_wait_leaves_its_place_to_the_next()
    {
        using var cancel = new CancellationTokenSource();
        var ledger = new BudgetLedger(1.00m);
        var first = (await ledger.ReserveAsync(0.60m, default).WaitAsync(Soon))!;
        var large = ledger.ReserveAsync(0.50m, cancel.Token);
        var small = ledger.ReserveAsync(0.10m, default);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(large);
        (await small.WaitAsync(Soon)).ShouldNotBeNull();
        first.Settle(0);
    }

    /// <summary>Callers on many threads, each reserving, holding and settling at random, some giving up while they wait.</summary>
    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Nothing_exceeds_the_limit_and_nobody_waits_for_ever() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Gen.Choose(1, 24).ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(), (seed, callers, limitCents) =>
        {
            var limit = limitCents / 100m;
            var ledger = new BudgetLedger(limit);
            var (gate, inUse, exceeded) = (new Lock(), 0m, false);
            var work = Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
            {
                var random = new Random(seed ^ caller);
                for (var call = 0; call < 12; call++)
                {
                    var worst = random.Next(0, 60) / 100m;
                    using var patience = new CancellationTokenSource();
                    var asked = ledger.ReserveAsync(worst, patience.Token);
                    if (random.Next(4) == 0) await patience.CancelAsync();
                    BudgetReservation? reservation;
                    try
                    {
                        reservation = await asked;
                    }
                    catch (OperationCanceledException)
                    {
                        continue;
                    }

                    if (reservation is null) return;
                    lock (gate)
                    {
                        inUse += worst;
                        exceeded |= inUse > limit;
                    }

                    for (var pause = random.Next(3); pause > 0; pause--) await Task.Yield();
                    var bill = Math.Round(worst * (decimal)random.NextDouble(), 4);
                    var keeps = random.Next(8) == 0;
                    // What is given back is free before the ledger knows: measured strictly, never too late.
                    lock (gate) inUse -= keeps ? 0 : worst - bill;
                    if (keeps) reservation.Keep();
                    else reservation.Settle(bill);
                    var state = ledger.State;
                    lock (gate) exceeded |= state.SpentUsd + state.KeptUsd > limit;
                }
            })).ToArray();

            var ended = Task.WaitAll(work, Soon);
            return (ended && !exceeded).Label($"ended: {ended}, exceeded: {exceeded}");
        });
}
