using LlmEval.Core.Domain.Observatory;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Domain.Observatory;

public class DuplicateCheckpointsTests
{
    private static readonly StepCheckpoint Oldest = new("k2__old", 3, Some.Time);
    private static readonly StepCheckpoint Fullest = new("k2__full", 9, Some.Time.AddDays(1));
    private static readonly StepCheckpoint Canonical = new("k2__step-5000", 1, Some.Time.AddDays(2));

    [Test]
    public void The_canonical_one_is_kept()
    {
        var duplicates = DuplicateCheckpoints.Of("k2", 5000, [Oldest, Fullest, Canonical]);

        duplicates.Kept.ShouldBe(Canonical);
        duplicates.Others.ShouldBe([Fullest, Oldest]);
    }

    [Test]
    public void Else_the_one_with_most_results() => DuplicateCheckpoints.Of("k2", 5000, [Oldest, Fullest]).Kept.ShouldBe(Fullest);

    [Test]
    public void Else_the_oldest() => DuplicateCheckpoints.Of("k2", 5000, [Fullest with { Results = 3 }, Oldest]).Kept.ShouldBe(Oldest);
}
