using LlmEval.Core.Domain.Configuration;

namespace LlmEval.UnitTests.Core.Domain.Configuration;

public class CasePassesTests
{
    [TestCase("any", 1, 5, true)]
    [TestCase("any", 0, 5, false)]
    [TestCase("all", 5, 5, true)]
    [TestCase("all", 4, 5, false)]
    [TestCase("majority", 3, 5, true)]
    [TestCase("majority", 2, 4, false)]
    [TestCase("rate>=0.6", 3, 5, true)]
    [TestCase("rate >= 0.61", 3, 5, false)]
    public void A_rule_decides_by_the_samples_that_passed(string rule, int passed, int n, bool verdict) =>
        CasePasses.Parse(rule)!.Decide(passed, n).ShouldBe(verdict);

    [TestCase("most")]
    [TestCase("rate>=0")]
    [TestCase("rate>=1.5")]
    [TestCase("rate>=-1")]
    public void Anything_else_is_no_rule(string rule) => CasePasses.Parse(rule).ShouldBeNull();

    [TestCase("any", 1, 1, 3, true)]
    [TestCase("any", 0, 1, 1, null)]
    [TestCase("all", 0, 1, 4, false)]
    [TestCase("all", 4, 4, 1, null)]
    [TestCase("any", 0, 0, 0, null)]
    public void Missing_samples_leave_a_verdict_open_only_where_they_matter(string rule, int passed, int measured, int missing, bool? verdict) =>
        CasePasses.Parse(rule)!.DecideWithMissing(passed, measured, missing).ShouldBe(verdict);
}
