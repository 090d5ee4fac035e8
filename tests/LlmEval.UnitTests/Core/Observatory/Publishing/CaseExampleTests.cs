using LlmEval.Core.Domain.Results;
using LlmEval.Core.Observatory.Publishing;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Observatory.Publishing;

public class CaseExampleTests
{
    [Test]
    public void Tasks_have_places_by_their_ids_whatever_order_they_come_in()
    {
        string[] ids = ["t/2", "t/10", "t/1"];

        CaseExample.Places([.. ids.Select(id => Facts(id)), Facts("t/1")]).ShouldBe(new Dictionary<string, int> { ["t/1"] = 0, ["t/10"] = 1, ["t/2"] = 2 }, ignoreOrder: true);
    }

    [TestCase(1, Outcome.Failed, Outcome.Passed, false, "failed")]
    [TestCase(2, Outcome.Failed, Outcome.Passed, true, null)]
    [TestCase(1, Outcome.Passed, Outcome.Failed, true, null)]
    [TestCase(2, Outcome.Failed, Outcome.Timeout, false, "failed")]
    [TestCase(2, Outcome.Failed, Outcome.ProviderError, null, "failed")]
    [TestCase(1, Outcome.ProviderError, Outcome.Passed, null, "provider_error")]
    public void An_example_is_a_draw_of_pass_at_k(int k, Outcome first, Outcome second, bool? correct, string? tag)
    {
        var example = CaseExample.Of(Stored(Some.Sample(0, first), Some.Sample(1, second)), 4, k).ShouldNotBeNull();

        (example.Index, example.Correct, example.ErrorTag, example.Topic, example.Difficulty).ShouldBe((4, correct, tag, "strings", "easy"));
    }

    [Test]
    public void A_case_that_was_never_worked_on_is_no_example() => CaseExample.Of(Stored(), 0, 1).ShouldBeNull();

    [Test]
    public void Previews_have_at_most_two_hundred_characters_and_no_half_of_one()
    {
        var text = new string('x', 198) + "😀😀";
        var preview = CaseExample.Of(Stored(Some.Sample() with { Response = Some.Response(text) }), 0, 1)!.OutputPreview!;

        preview.ShouldBe(new string('x', 198) + "…");
    }

    private static StoredCase Stored(params SampleResult[] samples) => new()
    {
        Facts = Facts("t/1"),
        Messages = Some.Case().Messages,
        Tests = "assert True",
        Samples = samples,
    };

    private static CaseFacts Facts(string task) => CaseFacts.Of(Some.Result(Some.RunCases(Some.Plan(Some.Case(task: Some.Task(task))))[0]));
}
