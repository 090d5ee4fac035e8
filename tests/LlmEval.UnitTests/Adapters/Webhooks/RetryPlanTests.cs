using LlmEval.Adapters.Webhooks;

namespace LlmEval.UnitTests.Adapters.Webhooks;

public class RetryPlanTests
{
    private static readonly WebhookOptions Options = new();

    [TestCase(1, 1, 2)]
    [TestCase(2, 4, 8)]
    [TestCase(3, 16, 32)]
    [TestCase(6, 1024, 2048)]
    [TestCase(7, 1800, 3600)]
    public void Pauses_grow_to_the_longest_and_are_spread_over_their_upper_half(int attempt, int least, int most)
    {
        RetryPlan.PauseAfter(attempt, Options, 0).ShouldBe(TimeSpan.FromSeconds(least));
        RetryPlan.PauseAfter(attempt, Options, 1).ShouldBe(TimeSpan.FromSeconds(most));
    }

    [Test]
    public void The_last_attempt_is_the_last() => RetryPlan.PauseAfter(Options.MostAttempts, Options, 0.5).ShouldBeNull();
}
