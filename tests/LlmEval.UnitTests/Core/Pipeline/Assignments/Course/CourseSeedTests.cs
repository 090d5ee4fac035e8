using LlmEval.Core.Pipeline.Assignments.Course;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments.Course;

public class CourseSeedTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 59, 59, TimeSpan.FromHours(1));

    [Test]
    public void A_seed_is_of_the_email_and_the_hour_in_utc()
    {
        var seed = CourseSeed.Of("ann@example.org", Now);
        seed.ShouldMatch("^[0-9a-f]{8}$");
        CourseSeed.Of("ann@example.org", Now.AddMinutes(-59)).ShouldBe(seed);
        CourseSeed.Of("ann@example.org", Now.AddSeconds(1)).ShouldNotBe(seed);
        CourseSeed.Of("bob@example.org", Now).ShouldNotBe(seed);
        seed.ShouldBe(LlmEval.Core.Domain.Identity.ContentHash.OfText("ann@example.org-2026-01-02-02").Hex[..8]);
    }

    [Test]
    public void Every_template_is_drawn_by_some_builder()
    {
        var drawn = Enumerable.Range(0, 100).Select(i => CourseSeed.Draw($"b{i}@example.org", "s", 5)).ToList();
        drawn.Distinct().Order().ShouldBe([0, 1, 2, 3, 4]);
        CourseSeed.Draw("ann@example.org", "s", 5).ShouldBe(CourseSeed.Draw("ann@example.org", "s", 5));
    }
}
