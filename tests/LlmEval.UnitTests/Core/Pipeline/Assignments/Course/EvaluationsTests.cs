using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Judging.Quality;
using LlmEval.Core.Pipeline.Assignments;
using LlmEval.Core.Pipeline.Assignments.Course;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Core.Assignments;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments.Course;

public class EvaluationsTests
{
    [Test]
    public async Task A_submission_whose_check_breaks_off_keeps_no_other_from_its_check_and_is_not_measured_in_the_end()
    {
        var course = new SomeCourse { ReadFault = repository => repository.Contains("ann", StringComparison.Ordinal) ? new ArgumentOutOfRangeException(nameof(repository), "too long") : null };
        await course.TakenAsync("ann");
        await course.TakenAsync("bob");

        var first = (await NextAsync(course))!;
        first.Fault.ShouldBeOfType<ArgumentOutOfRangeException>();
        first.PutOff!.Until.ShouldBe(course.Clock.GetUtcNow().AddSeconds(30));
        (await NextAsync(course))!.ShouldSatisfyAllConditions(done => done.Notice.Notice.Email.ShouldBe("bob@example.org"), done => done.PutOff.ShouldBeNull());
        (await NextAsync(course)).ShouldBeNull();

        course.Clock.Advance(TimeSpan.FromSeconds(30));
        (await NextAsync(course))!.PutOff.ShouldNotBeNull();
        course.Clock.Advance(TimeSpan.FromMinutes(3));
        (await NextAsync(course))!.ShouldSatisfyAllConditions(done => done.PutOff.ShouldBeNull(), done => done.Fault.ShouldNotBeNull());
        var results = (await course.Store.ListResultsAsync("ann@example.org", CancellationToken.None)).Select(result => result.Result).ToList();
        results.ShouldAllBe(result => result.NotMeasured && result.Score == null && result.Reason.Contains("too long"));
        results.Select(result => result.Name).ShouldContain("There is #a");
        results.Select(result => result.Kind).Distinct().ShouldBe([CheckKind.Static, CheckKind.Dynamic]);
    }

    [Test]
    public async Task What_could_not_be_measured_for_a_while_is_measured_later()
    {
        var course = new SomeCourse { Score = () => null };
        await course.TakenAsync("ann");
        (await NextAsync(course))!.PutOff!.Reason.ShouldContain("as the test says");
        (await course.Store.ListResultsAsync(null, CancellationToken.None)).ShouldBeEmpty();

        course.Score = () => 1;
        course.Clock.Advance(TimeSpan.FromSeconds(30));
        (await NextAsync(course))!.PutOff.ShouldBeNull();
        (await course.Store.ListResultsAsync(null, CancellationToken.None)).ShouldContain(result => result.Result.Name == "There is #a" && result.Result.Score == 1);
    }

    [Test]
    public async Task What_nobody_can_measure_is_stored_after_three_tries()
    {
        var course = new SomeCourse { ReadFault = _ => new DeploymentException("the disk is full", isTransient: true) };
        await course.TakenAsync("ann");
        for (var attempt = 1; attempt < 3; attempt++)
        {
            (await NextAsync(course))!.PutOff.ShouldNotBeNull();
            course.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        (await NextAsync(course))!.PutOff.ShouldBeNull();
        (await course.Store.ListResultsAsync(null, CancellationToken.None)).ShouldContain(result => result.Result.NotMeasured && result.Result.Reason.Contains("the disk is full"));
    }

    [Test]
    public async Task A_judge_gives_its_opinion_of_README_and_code()
    {
        var course = new SomeCourse { State = SomeRepository.State() };
        course.Judge = Judge(course, StubModelClient.Answering(course.Clock, Opinion(0.9), Opinion(0.4)));
        await course.TakenAsync("ann");

        (await NextAsync(course))!.PutOff.ShouldBeNull();
        var stored = await course.Store.ListResultsAsync("ann@example.org", CancellationToken.None);
        stored.Select(result => result.Result).Where(result => result.Kind == CheckKind.Llm).Select(result => (result.Name, result.Score))
            .ShouldBe([(QualityJudge.ReadmeQuality, 0.9), (QualityJudge.CodeQuality, 0.4)]);
    }

    [Test]
    public async Task A_judge_that_is_asked_again_answers_again_and_the_median_counts()
    {
        var course = new SomeCourse { State = SomeRepository.State() };
        var model = StubModelClient.Answering(course.Clock, [.. new[] { 0.2, 0.9, 0.6, 0.1, 0.1, 0.8 }.Select(Opinion)]);
        course.Judge = Judge(course, model, repeats: 3);
        await course.TakenAsync("ann");

        var results = (await NextAsync(course))!.Results.Where(result => result.Kind == CheckKind.Llm).Select(result => result.Score);
        results.ShouldBe([0.6, 0.1]);
        model.Calls.Count.ShouldBe(6);
    }

    [Test]
    public async Task A_judge_that_says_nothing_in_time_is_asked_again_later()
    {
        var course = new SomeCourse { State = SomeRepository.State() };
        course.Judge = Judge(course, new StubModelClient(course.Clock, async (_, stop) =>
        {
            await Task.Delay(TimeSpan.FromHours(1), course.Clock, stop);
            return Opinion(1);
        }));
        await course.TakenAsync("ann");

        var checking = NextAsync(course);
        course.Clock.Advance(TimeSpan.FromMinutes(4));
        var done = (await checking)!;
        done.PutOff!.Reason.ShouldBe("readme_quality: the judge took longer than 4 min");
        done.Results.Where(result => result.Kind == CheckKind.Llm).ShouldAllBe(result => result.NotMeasured && result.Score == null);
        done.Results.Where(result => result.Kind == CheckKind.Dynamic).ShouldAllBe(result => result.Score == 1);
    }

    // With answers that are kept, as those of a provider are.
    private static QualityJudge Judge(SomeCourse course, IModelClient client, int repeats = 1) => QualityJudges.Create(
        Some.Model() with { Provided = new RemoteProvider() }, client, new MemoryStore(), PriceList.Empty, seed: 0, CachePolicy.Use, course.Clock, repeats);

    private static ModelReply Opinion(double score) => ModelReply.Of(Some.Response(FormattableString.Invariant($"{{\"reason\":\"r\",\"score\":{score}}}")));

    private sealed record RemoteProvider : ProviderOptions
    {
        public override string AnswersFrom => "https://api.example.com";
    }

    private static Task<EvaluatedNotice?> NextAsync(SomeCourse course) => new Evaluations(course.Store, course.Ports).NextAsync(CancellationToken.None);
}
