using System.Text.Json;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging;
using LlmEval.Core.Judging.Prompting;
using LlmEval.Core.Judging.Reading;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Judging;

public class PairwiseJudgeTests
{
    private static readonly TokenPrice Price = new() { Currency = "USD", Input = 1, CachedInput = 1, Output = 1, Effective = new DateOnly(2026, 1, 1), Source = "test" };

    [Test]
    public async Task A_readable_answer_takes_one_call()
    {
        var model = new Scripted(SomeModels.Answer(SomePairs.Answer("B_better")));

        var exchange = await Judge(model).CompareAsync(SomePairs.Stored(), ShownOrder.SecondIsA, CancellationToken.None);

        exchange.Outcome.ShouldBe(JudgeCallOutcome.Answered);
        exchange.Value!.VerdictFor(ShownOrder.SecondIsA).ShouldBe(Verdict.FirstBetter);
        var request = model.Requests.ShouldHaveSingleItem();
        request.AnswerSchema.ShouldBe(JudgeAnswerFormat.Schema);
        request.Pair.ShouldBe(new JudgedPair("gpt-4o", "claude", ShownOrder.SecondIsA));
        (request.TaskId, request.PromptId, request.SampleIndex).ShouldBe(("strings/shout", "default", 0));
    }

    [Test]
    public async Task An_unreadable_answer_gets_one_repair_turn_that_says_why()
    {
        var model = new Scripted(SomeModels.Answer("A is better."), SomeModels.Answer(SomePairs.Answer("A_better")));

        var exchange = await Judge(model).CompareAsync(SomePairs.Stored(), ShownOrder.FirstIsA, CancellationToken.None);

        exchange.Outcome.ShouldBe(JudgeCallOutcome.Repaired);
        exchange.Value!.Verdict.ShouldBe(Verdict.FirstBetter);
        model.Requests[1].Messages.Take(2).ShouldBe(model.Requests[0].Messages);
        model.Requests[1].Messages[2].ShouldBe(new ChatMessage(ChatRole.Assistant, "A is better."));
        model.Requests[1].Messages[3].Content.ShouldContain("no JSON object with a verdict");
        model.Requests[1].Pair!.IsRepair.ShouldBeTrue();
        exchange.Messages.ShouldBe(model.Requests[1].Messages);
        exchange.Cost!.Amount.ShouldBe(2);
        exchange.Attempts.ShouldBe(2);
    }

    [Test]
    public async Task An_answer_that_is_unreadable_twice_is_kept_and_scores_nothing()
    {
        var model = new Scripted(SomeModels.Answer(""), SomeModels.Answer("Still A."), SomeModels.Answer(SomePairs.Answer("A_better")));

        var exchange = await Judge(model).CompareAsync(SomePairs.Stored(), ShownOrder.FirstIsA, CancellationToken.None);

        (exchange.Outcome, exchange.Value, exchange.Answer).ShouldBe((JudgeCallOutcome.Unreadable, null, "Still A."));
        exchange.Problem!.ShouldStartWith("unreadable twice");
        model.Requests.Count.ShouldBe(2);
        model.Requests[1].Messages[2].Content.ShouldBe("(nothing)");
    }

    [Test]
    public async Task A_refusal_is_final()
    {
        var model = new Scripted(ModelReply.Of(Some.Response("") with { Refusal = "I cannot judge." }), SomeModels.Answer(SomePairs.Answer("A_better")));

        var exchange = await Judge(model).CompareAsync(SomePairs.Stored(), ShownOrder.FirstIsA, CancellationToken.None);

        exchange.Outcome.ShouldBe(JudgeCallOutcome.Unreadable);
        exchange.Problem.ShouldBe("the judge refused: I cannot judge.");
        model.Requests.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_failure_of_the_provider_is_said_in_the_first_turn_and_in_the_second()
    {
        var failure = SomeModels.Failure(ModelErrorKind.Server, message: "HTTP 500");

        foreach (var model in new[] { new Scripted(failure), new Scripted(SomeModels.Answer("no"), failure) })
        {
            var exchange = await Judge(model).CompareAsync(SomePairs.Stored(), ShownOrder.FirstIsA, CancellationToken.None);
            (exchange.Outcome, exchange.Problem, exchange.Value).ShouldBe((JudgeCallOutcome.ProviderError, "HTTP 500", null));
        }
    }

    [Test]
    public void The_messages_hold_both_responses_in_the_order_shown_and_no_names()
    {
        var pair = SomePairs.Stored();
        var text = new JudgePrompt(JudgeMode.TextOnly, null, FenceTokens.Seeded(0)).Messages(pair, ShownOrder.SecondIsA)[^1].Content;

        text.IndexOf(SomePairs.SecondText, StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf(SomePairs.FirstText, StringComparison.Ordinal));
        text.ShouldContain(pair.TaskPrompt);
        text.ShouldNotContain("gpt-4o");
        text.ShouldNotContain("claude");
        text.ShouldNotContain("assert 1 == 2");
        text.ShouldNotContain("def check");
    }

    [Test]
    public void A_judge_that_knows_the_tests_is_another_judge_and_is_told_what_came_of_them()
    {
        var text = new JudgePrompt(JudgeMode.TestAware, null, FenceTokens.Seeded(0)).Messages(SomePairs.Stored(), ShownOrder.FirstIsA)[^1].Content;

        text.ShouldContain("passed");
        text.ShouldContain("failed: assert 1 == 2");
        var record = PairwiseJudge.RecordOf(Options);
        PairwiseJudge.RecordOf(Options with { Mode = JudgeMode.TestAware }).Hash.ShouldNotBe(record.Hash);
        PairwiseJudge.RecordOf(Options with { Criteria = "Short is good." }).Hash.ShouldNotBe(record.Hash);
        PairwiseJudge.RecordOf(Options with { Swap = false }).Hash.ShouldNotBe(record.Hash);
        PairwiseJudge.RecordOf(Options with { Pairs = new PairPolicy(PairPolicyKind.Adjacent) }).Hash.ShouldBe(record.Hash);
    }

    [Test]
    public void The_schema_is_within_the_strict_subset_and_asks_for_the_critique_before_the_verdict()
    {
        var schema = JsonDocument.Parse(JudgeAnswerFormat.Schema.Json).RootElement;

        schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).ShouldBe(["critique", "issues", "verdict", "confidence"]);
        RequireStrict(schema);

        static void RequireStrict(JsonElement part)
        {
            if (part.ValueKind == JsonValueKind.Array) foreach (var item in part.EnumerateArray()) RequireStrict(item);
            if (part.ValueKind != JsonValueKind.Object) return;
            if (part.TryGetProperty("properties", out var properties))
            {
                part.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
                part.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ShouldBe(properties.EnumerateObject().Select(property => property.Name));
            }

            foreach (var name in new[] { "minimum", "maximum", "minLength", "pattern" }) part.TryGetProperty(name, out _).ShouldBeFalse();
            foreach (var property in part.EnumerateObject()) RequireStrict(property.Value);
        }
    }

    private static JudgeOptions Options => new() { Model = Some.Model("judge") };

    private static PairwiseJudge Judge(Scripted model) => new(Options, model, FenceTokens.Seeded(0));

    private sealed class Scripted(params ModelReply[] replies) : IPricedModel
    {
        public List<ModelRequest> Requests { get; } = [];

        public Task<PricedReply> AskAsync(ModelRequest request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            var reply = replies[Requests.Count - 1];
            return Task.FromResult(new PricedReply(reply, reply.Response is null ? null : new CallCost(1, Price)));
        }
    }
}
