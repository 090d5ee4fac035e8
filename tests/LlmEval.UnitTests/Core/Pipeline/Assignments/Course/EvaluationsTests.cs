using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Pipeline.Assignments.Course;

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

    private static Task<EvaluatedNotice?> NextAsync(SomeCourse course) => new Evaluations(course.Store, course.Ports).NextAsync(CancellationToken.None);
}
