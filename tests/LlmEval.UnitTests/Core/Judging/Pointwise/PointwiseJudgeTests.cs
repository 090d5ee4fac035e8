using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Pointwise;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Core.Judging.Reviewing;
using LlmEval.UnitTests.Core.Lab;

namespace LlmEval.UnitTests.Core.Judging.Pointwise;

public class PointwiseJudgeTests
{
    [Test]
    public async Task Each_response_is_scored_alone_and_nobody_says_whose_it_is()
    {
        var model = new ScriptedReviewer(
            SomeModels.Answer("""{"comment":"short","criteria_scores":{"clarity":6},"overall_score":7}"""),
            SomeModels.Answer("""{"comment":"long","criteria_scores":{"clarity":2},"overall_score":"3"}"""));
        var judge = Judge(model);
        ReviewedExperiment[] experiments = [new(SomeExperiments.Experiment("gpt5-high", "One."), 2), new(SomeExperiments.Experiment("gpt5-low", "Two."), 2)];
        var questions = judge.Plan(Guid.CreateVersion7(), [experiments[1], experiments[0]]);

        questions.Select(question => question.Shown.ShouldHaveSingleItem()).ShouldBe(experiments);
        var first = (await judge.AskAsync(questions[0], CancellationToken.None)).Call;
        var second = (await judge.AskAsync(questions[1], CancellationToken.None)).Call;

        first.Opinions.ShouldHaveSingleItem().Rank.ShouldBeNull();
        (first.Opinions[0].Score, first.Opinions[0].Criteria["clarity"], first.Opinions[0].Comment).ShouldBe((7, 6, "short"));
        (second.Opinions[0].Score, second.Index).ShouldBe((3, 1));
        model.Requests[0].Responses!.Shown.ShouldBe([new JudgedResponse(null, "gpt5-high", null, 2)]);
        var message = model.Requests[0].Messages[^1].Content;
        message.ShouldContain("One.");
        message.ShouldNotContain("Two.");
        message.ShouldNotContain("gpt5");
    }

    [TestCase("Seven out of ten.", "no JSON object with an overall_score")]
    [TestCase("""{"overall_score":null}""", "overall_score is not a number from 0 (worst) to 10 (best)")]
    [TestCase("""{"overall_score":-1}""", "overall_score is not a number from 0 (worst) to 10 (best)")]
    [TestCase("""{"overall_score":7}""", "criteria_scores has no number from 0 (worst) to 10 (best) for 'clarity'")]
    [TestCase("""{"overall_score":7,"criteria_scores":{"clarity":1}} {"overall_score":8,"criteria_scores":{"clarity":1}}""", "there are several answers")]
    public async Task Nothing_is_made_up(string answer, string problem)
    {
        var judge = Judge(new ScriptedReviewer(SomeModels.Answer(answer), SomeModels.Answer(answer)));

        var (call, _) = await judge.AskAsync(judge.Plan(Guid.CreateVersion7(), [new(SomeExperiments.Experiment(), 1)])[0], CancellationToken.None);

        call.Problem!.ShouldContain(problem);
        call.Opinions.ShouldBeEmpty();
    }

    [Test]
    public async Task A_response_that_looks_broken_is_told_as_what_it_is()
    {
        var model = new ScriptedReviewer([.. Enumerable.Repeat(SomeModels.Answer("""{"overall_score":0,"criteria_scores":{"clarity":0}}"""), 3)]);
        var judge = Judge(model);
        foreach (var response in new[] { Some.Response("") with { FinishReason = FinishReason.Length }, Some.Response("") with { Refusal = "I will not." }, Some.Response("") })
            await judge.AskAsync(judge.Plan(Guid.CreateVersion7(), [new(SomeExperiments.Experiment() with { Response = response }, 1)])[0], CancellationToken.None);

        model.Requests[0].Messages[^1].Content.ShouldContain("\n[EMPTY: the token limit was reached before any text]\n");
        model.Requests[1].Messages[^1].Content.ShouldContain("\n[REFUSAL] I will not.\n");
        model.Requests[2].Messages[^1].Content.ShouldContain("\n[EMPTY]\n");
    }

    private static PointwiseJudge Judge(ScriptedReviewer model) => new(SomeExperiments.Review(ReviewMode.Pointwise, "clarity"), SomeExperiments.Parameters, model, FenceTokens.Seeded(7));
}
