using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Scoring;

namespace LlmEval.UnitTests.Core.Scoring;

public class CaseVerdictsTests
{
    [TestCase("any", "Failed,Passed", CaseVerdict.Passed, Outcome.Passed)]
    [TestCase("any", "Failed,Timeout", CaseVerdict.Failed, Outcome.Failed)]
    [TestCase("all", "Passed,NoCode", CaseVerdict.Failed, Outcome.NoCode)]
    [TestCase("any", "ProviderError,Passed", CaseVerdict.Passed, Outcome.Passed)]
    [TestCase("any", "ProviderError,Failed", CaseVerdict.NotMeasured, Outcome.ProviderError)]
    [TestCase("all", "SandboxError,Failed", CaseVerdict.Failed, Outcome.Failed)]
    [TestCase("majority", "Passed,Passed,Unsupported", CaseVerdict.Passed, Outcome.Passed)]
    [TestCase("majority", "Passed,Failed,Unsupported", CaseVerdict.NotMeasured, Outcome.Unsupported)]
    [TestCase("any", "Answered", CaseVerdict.Passed, Outcome.Answered)]
    [TestCase("any", "Refused", CaseVerdict.Failed, Outcome.Refused)]
    public void Samples_that_were_not_measured_leave_a_verdict_open_only_where_they_could_turn_it(
        string rule, string outcomes, CaseVerdict verdict, Outcome outcome)
    {
        SampleFacts[] samples = [.. outcomes.Split(',').Select((name, index) => SampleFacts.Of(TestData.Sample(index, Enum.Parse<Outcome>(name))))];

        var decided = CaseVerdicts.Decide(CasePasses.Parse(rule)!, samples, samples.Length);

        (decided.Verdict, decided.Outcome).ShouldBe((verdict, outcome));
    }

    [Test]
    public void A_case_that_was_stopped_before_its_samples_were_known_is_not_measured() =>
        CaseVerdicts.Decide(CasePasses.Any, [SampleFacts.Of(TestData.Sample(0, Outcome.Failed))], planned: 2)
            .ShouldBe((CaseVerdict.NotMeasured, Outcome.Cancelled, "stopped before every sample was known"));
}
