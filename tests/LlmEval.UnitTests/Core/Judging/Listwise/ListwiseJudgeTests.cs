using System.Text.Json;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging;
using LlmEval.Core.Judging.Listwise;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Core.Judging.Reviewing;
using LlmEval.UnitTests.Core.Lab;

namespace LlmEval.UnitTests.Core.Judging.Listwise;

public class ListwiseJudgeTests
{
    private static readonly Guid Batch = Guid.Parse("0198c2a4-0000-7000-8000-000000000001");

    [Test]
    public void A_list_is_shown_in_an_order_and_in_its_reverse_whatever_the_order_of_the_experiments()
    {
        var experiments = Experiments(7);
        var questions = Judge().Plan(Batch, experiments);

        questions.Select(question => question.Index).ShouldBe([0, 1]);
        questions[0].Shown.ShouldBe(experiments, ignoreOrder: true);
        questions[1].Shown.ShouldBe(questions[0].Shown.Reverse());
        Judge().Plan(Batch, [.. experiments.Reverse()])[0].Shown.ShouldBe(questions[0].Shown);
    }

    [Test]
    public void Batches_draw_orders_of_their_own_in_which_every_experiment_stands_anywhere()
    {
        var experiments = Experiments(4);
        var first = Enumerable.Range(0, 400).Select(_ => Judge().Plan(Guid.CreateVersion7(), experiments)[0].Shown[0]).CountBy(shown => shown).ToList();

        first.Count.ShouldBe(4);
        // 100 are expected, with a standard deviation of 8.7: eight of them are out of reach.
        first.ShouldAllBe(shown => shown.Value > 30 && shown.Value < 170);
    }

    [Test]
    public void What_answered_other_messages_makes_a_list_of_its_own_and_a_single_one_is_asked_once()
    {
        ReviewedExperiment[] experiments =
        [
            new(SomeExperiments.Experiment("a", row: "x", question: "Greet Kim."), 1),
            new(SomeExperiments.Experiment("b", row: "x", question: "Greet Kim."), 1),
            new(SomeExperiments.Experiment("a", row: "y", question: "Greet Lee."), 1),
        ];

        var questions = Judge().Plan(Batch, experiments);

        questions.Select(question => (question.Index, question.Shown.Count)).ShouldBe([(0, 2), (1, 2), (2, 1)]);
        questions[2].Shown[0].ShouldBe(experiments[2]);
    }

    [Test]
    public async Task A_readable_answer_is_matched_by_label_to_what_was_shown_under_it()
    {
        var model = new ScriptedReviewer(SomeModels.Answer(Answer(("B", 1, 9, 8), ("A", 2, 4, 3))));
        var question = Judge(model, "clarity").Plan(Batch, Experiments(2))[0];

        var (call, error) = await Judge(model, "clarity").AskAsync(question, CancellationToken.None);

        error.ShouldBeNull();
        call.Problem.ShouldBeNull();
        call.Shown.ShouldBe(question.Shown.Select(shown => shown.Experiment.Id));
        call.Opinions.Select(opinion => (opinion.Experiment, opinion.Rank, opinion.Score, opinion.Criteria["clarity"], opinion.Comment)).ShouldBe(
        [
            (question.Shown[0].Experiment.Id, 2, 4, 3, "on A"),
            (question.Shown[1].Experiment.Id, 1, 9, 8, "on B"),
        ]);
        (call.Cost!.Amount, call.Index).ShouldBe((0.25m, 0));
        call.Messages.ShouldBe(model.Requests[0].Messages);
    }

    [Test]
    public async Task The_request_names_no_config_to_the_model_and_everything_to_a_replay()
    {
        var model = new ScriptedReviewer(SomeModels.Answer(Answer(("A", 1, 9, 9), ("B", 2, 4, 4))));
        var judge = Judge(model, "clarity");
        ReviewedExperiment[] experiments = [new(SomeExperiments.Experiment("gpt5-high", row: "kim"), 3), new(SomeExperiments.Experiment("gpt5-low", row: "kim"), 3)];
        var question = judge.Plan(Batch, experiments)[0];

        await judge.AskAsync(question, CancellationToken.None);

        var request = model.Requests.ShouldHaveSingleItem();
        string.Join("\n", request.Messages.Select(message => message.Content)).ShouldNotContain("gpt5");
        (request.TaskId, request.PromptId, request.SampleIndex).ShouldBe(("greet", "general", 0));
        request.Parameters.ShouldBe(SomeExperiments.Parameters);
        request.Responses!.IsRepair.ShouldBeFalse();
        request.Responses.Shown.ShouldBe(question.Shown.Select((shown, place) => new JudgedResponse(place == 0 ? "A" : "B", shown.Experiment.Config.Name, "kim", 3)));
    }

    [Test]
    public async Task An_unreadable_answer_gets_one_repair_turn_that_says_why()
    {
        var model = new ScriptedReviewer(SomeModels.Answer(Answer(("A", 1, 9, 9))), SomeModels.Answer(Answer(("A", 1, 9, 9), ("B", 2, 4, 4))));
        var judge = Judge(model, "clarity");

        var (call, _) = await judge.AskAsync(judge.Plan(Batch, Experiments(2))[0], CancellationToken.None);

        call.Problem.ShouldBeNull();
        model.Requests[1].Messages[^1].Content.ShouldContain("label B is missing");
        model.Requests[1].Responses!.IsRepair.ShouldBeTrue();
        call.Cost!.Amount.ShouldBe(0.5m);
    }

    [Test]
    public async Task What_is_unreadable_twice_keeps_the_answer_and_scores_nothing()
    {
        var model = new ScriptedReviewer(SomeModels.Answer("A is best."), SomeModels.Answer("Still A."));
        var judge = Judge(model);

        var (call, error) = await judge.AskAsync(judge.Plan(Batch, Experiments(2))[0], CancellationToken.None);

        call.Problem!.ShouldStartWith("unreadable twice: there is no JSON object with rankings");
        (call.Answer, call.Opinions.Count, error).ShouldBe(("Still A.", 0, null));
    }

    [Test]
    public async Task A_failure_of_the_provider_is_the_calls_problem_and_is_handed_on()
    {
        var judge = Judge(new ScriptedReviewer(SomeModels.Failure(ModelErrorKind.BudgetReached, message: "the budget is spent")));

        var (call, error) = await judge.AskAsync(judge.Plan(Batch, Experiments(2))[0], CancellationToken.None);

        (call.Problem, call.Answer, error!.Kind).ShouldBe(("the budget is spent", null, ModelErrorKind.BudgetReached));
    }

    [TestCase("""{"rankings":[]}""", "label A is missing")]
    [TestCase("""{"rankings":"A, B"}""", "no JSON object with rankings")]
    [TestCase("""{"rankings":["A","B"]}""", "rankings holds something else than objects")]
    [TestCase("""{"rankings":[{"rank":1,"overall_score":5}]}""", "an entry has no label")]
    [TestCase("""{"rankings":[{"label":"A","rank":1,"overall_score":5},{"label":"A","rank":2,"overall_score":5}]}""", "label A occurs twice")]
    [TestCase("""{"rankings":[{"label":"A","rank":1,"overall_score":5},{"label":"C","rank":2,"overall_score":5}]}""", "no response with the label 'C'")]
    [TestCase("""{"rankings":[{"label":"A","rank":1,"overall_score":5},{"label":"a config called B","rank":2,"overall_score":5}]}""", "no response with the label 'a config called B'")]
    [TestCase("""{"rankings":[{"label":"A","rank":0,"overall_score":5},{"label":"B","rank":2,"overall_score":5}]}""", "A: rank is not a whole number from 1 to 2")]
    [TestCase("""{"rankings":[{"label":"A","rank":3,"overall_score":5},{"label":"B","rank":2,"overall_score":5}]}""", "A: rank is not a whole number from 1 to 2")]
    [TestCase("""{"rankings":[{"label":"A","rank":1.5,"overall_score":5},{"label":"B","rank":2,"overall_score":5}]}""", "A: rank is not a whole number from 1 to 2")]
    [TestCase("""{"rankings":[{"label":"A","overall_score":5},{"label":"B","rank":2,"overall_score":5}]}""", "A: rank is not a whole number from 1 to 2")]
    [TestCase("""{"rankings":[{"label":"A","rank":1},{"label":"B","rank":2,"overall_score":5}]}""", "A: overall_score is not a number from 0 (worst) to 10 (best)")]
    [TestCase("""{"rankings":[{"label":"A","rank":1,"overall_score":10.5},{"label":"B","rank":2,"overall_score":5}]}""", "A: overall_score is not a number from 0 (worst) to 10 (best)")]
    [TestCase("""{"rankings":[{"label":"A","rank":1,"overall_score":"NaN"},{"label":"B","rank":2,"overall_score":5}]}""", "A: overall_score is not a number")]
    [TestCase("""{"rankings":[{"label":"A","rank":1,"overall_score":5},{"label":"B","rank":2,"overall_score":5}]} {"rankings":[{"label":"A","rank":2,"overall_score":5},{"label":"B","rank":1,"overall_score":5}]}""", "there are several answers")]
    [TestCase("""{"rankings":[{"label":"\ud800","rank":1,"overall_score":5}]}""", "half a surrogate pair")]
    public async Task Nothing_is_made_up(string answer, string problem)
    {
        var judge = Judge(new ScriptedReviewer(SomeModels.Answer(answer), SomeModels.Answer(answer)));

        var (call, _) = await judge.AskAsync(judge.Plan(Batch, Experiments(2))[0], CancellationToken.None);

        call.Problem!.ShouldContain(problem);
        call.Opinions.ShouldBeEmpty();
    }

    [TestCase("""{"rankings":[{"label":"A","rank":1,"overall_score":5,"criteria_scores":{}},{"label":"B","rank":2,"overall_score":5,"criteria_scores":{"clarity":1}}]}""")]
    [TestCase("""{"rankings":[{"label":"A","rank":1,"overall_score":5,"criteria_scores":{"clarity":11}},{"label":"B","rank":2,"overall_score":5,"criteria_scores":{"clarity":1}}]}""")]
    [TestCase("""{"rankings":[{"label":"A","rank":1,"overall_score":5},{"label":"B","rank":2,"overall_score":5,"criteria_scores":{"clarity":1}}]}""")]
    public async Task A_criterion_without_a_score_is_no_answer(string answer)
    {
        var judge = Judge(new ScriptedReviewer(SomeModels.Answer(answer), SomeModels.Answer(answer)), "clarity");

        var (call, _) = await judge.AskAsync(judge.Plan(Batch, Experiments(2))[0], CancellationToken.None);

        call.Problem!.ShouldContain("A: criteria_scores has no number from 0 (worst) to 10 (best) for 'clarity'");
    }

    [TestCase("""Here: {"rankings":[{"label":"A","rank":1,"overall_score":5},{"label":"B","rank":1,"overall_score":5}]} Done {really}.""")]
    [TestCase("""<think>{"rankings":[]}</think>{"rankings":[{"label":" Response A ","rank":"1","overall_score":"5"},{"label":"[B]","rank":1.0,"overall_score":5}]}""")]
    [TestCase("""{"rankings":[{"config_name":"B","rank":1,"overall_score":5,"justification":"j"},{"config_name":"response [A]","rank":1,"overall_score":5}],"notes":"x"}""")]
    public async Task The_form_may_vary(string answer)
    {
        var judge = Judge(new ScriptedReviewer(SomeModels.Answer(answer)));

        var (call, _) = await judge.AskAsync(judge.Plan(Batch, Experiments(2))[0], CancellationToken.None);

        call.Problem.ShouldBeNull();
        call.Opinions.Select(opinion => (opinion.Rank, opinion.Score)).ShouldBe([(1, 5), (1, 5)]);
    }

    [Test]
    public async Task A_criterion_may_be_written_in_another_way_but_not_be_guessed()
    {
        const string alike = """{"rankings":[{"label":"A","rank":1,"overall_score":5,"criteria_scores":{"Best Practices":7}}]}""";
        const string twice = """{"rankings":[{"label":"A","rank":1,"overall_score":5,"criteria_scores":{"Best Practices":7,"bestPractices":1}}]}""";
        var judge = Judge(new ScriptedReviewer(SomeModels.Answer(alike), SomeModels.Answer(twice), SomeModels.Answer(twice)), "best_practices");
        var question = judge.Plan(Batch, Experiments(1))[0];

        (await judge.AskAsync(question, CancellationToken.None)).Call.Opinions[0].Criteria["best_practices"].ShouldBe(7);
        (await judge.AskAsync(question, CancellationToken.None)).Call.Problem!.ShouldContain("for 'best_practices'");
    }

    [Test]
    public async Task The_schema_is_sent_unless_the_model_shall_answer_in_free_text_and_is_told_in_words_in_both()
    {
        foreach (var output in Enum.GetValues<ReviewOutput>())
        {
            var model = new ScriptedReviewer(SomeModels.Answer(Answer(("A", 1, 9, 9), ("B", 2, 4, 4))));
            var judge = Judge(model, SomeExperiments.Review(criteria: ["clarity"]) with { Output = output });
            await judge.AskAsync(judge.Plan(Batch, Experiments(2))[0], CancellationToken.None);

            (model.Requests[0].AnswerSchema is null).ShouldBe(output == ReviewOutput.JsonInText);
            model.Requests[0].Messages[0].Content.ShouldContain("\"criteria_scores\":{\"type\":\"object\",\"properties\":{\"clarity\":");
            model.Requests[0].Messages[0].Content.ShouldContain("\"label\":{\"type\":\"string\",\"enum\":[\"A\",\"B\"]}");
        }
    }

    [Test]
    public async Task The_schema_of_any_criteria_is_within_the_strict_subset_with_the_comment_before_the_scores()
    {
        var model = new ScriptedReviewer(SomeModels.Answer("{}"), SomeModels.Answer("{}"));
        var judge = Judge(model, "clarity", "best_practices");
        await judge.AskAsync(judge.Plan(Batch, Experiments(3))[0], CancellationToken.None);

        var entry = JsonDocument.Parse(model.Requests[0].AnswerSchema!.Json).RootElement.GetProperty("properties").GetProperty("rankings").GetProperty("items");
        entry.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        string[] names = ["label", "comment", "criteria_scores", "overall_score", "rank"];
        entry.GetProperty("properties").EnumerateObject().Select(property => property.Name).ShouldBe(names);
        entry.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(names);
        entry.GetProperty("properties").GetProperty("criteria_scores").GetProperty("required").GetArrayLength().ShouldBe(2);
    }

    private static IReviewJudge Judge() => Judge(new ScriptedReviewer());

    private static IReviewJudge Judge(IPricedModel model, params string[] criteria) => Judge(model, SomeExperiments.Review(ReviewMode.Listwise, criteria));

    private static IReviewJudge Judge(IPricedModel model, ReviewPrompt review) => new ListwiseJudge(review, SomeExperiments.Parameters, model, FenceTokens.Seeded(7));

    private static IReadOnlyList<ReviewedExperiment> Experiments(int count) =>
        [.. Enumerable.Range(0, count).Select(place => new ReviewedExperiment(SomeExperiments.Experiment($"config-{place}", $"Answer {place}."), 1))];

    private static string Answer(params (string Label, int Rank, double Score, double Clarity)[] entries) => JsonSerializer.Serialize(new
    {
        rankings = entries.Select(entry => new { label = entry.Label, comment = $"on {entry.Label}", criteria_scores = new { clarity = entry.Clarity }, overall_score = entry.Score, rank = entry.Rank }),
    });
}
