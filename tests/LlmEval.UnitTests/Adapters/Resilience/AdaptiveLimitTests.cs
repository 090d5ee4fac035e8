using LlmEval.Adapters.Resilience;

namespace LlmEval.UnitTests.Adapters.Resilience;

public class AdaptiveLimitTests
{
    [Test]
    public void It_starts_at_the_most() => new AdaptiveLimit(8).Present.ShouldBe(8);

    [Test]
    public void Overload_halves_it_once_for_all_calls_of_a_round()
    {
        var limit = new AdaptiveLimit(8);
        for (var call = 0; call < 8; call++) limit.Overloaded(round: 0);
        limit.Present.ShouldBe(4);
        limit.Overloaded(limit.Round);
        limit.Present.ShouldBe(2);
    }

    [Test]
    public void As_many_successes_as_the_limit_raise_it_by_one()
    {
        var limit = new AdaptiveLimit(8);
        limit.Overloaded(0);
        var path = Enumerable.Range(0, 4 + 5 + 6 + 7 + 20).Select(_ =>
        {
            limit.Succeeded(limit.Round);
            return limit.Present;
        });
        path.ShouldBe([4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, .. Enumerable.Repeat(8, 21)]);
    }

    [Test]
    public void Successes_of_calls_from_before_a_halving_tell_nothing()
    {
        var limit = new AdaptiveLimit(2);
        limit.Overloaded(0);
        limit.Succeeded(0);
        limit.Present.ShouldBe(1);
        limit.Succeeded(1);
        limit.Present.ShouldBe(2);
    }

    [FsCheck.NUnit.Property]
    public bool It_is_never_above_the_most_nor_below_one(FsCheck.PositiveInt most, (bool Overloaded, byte RoundsAgo)[] calls)
    {
        var limit = new AdaptiveLimit(most.Get);
        return calls.All(call =>
        {
            var round = limit.Round - (call.RoundsAgo % 3);
            if (call.Overloaded) limit.Overloaded(round);
            else limit.Succeeded(round);
            return limit.Present >= 1 && limit.Present <= most.Get;
        });
    }
}
