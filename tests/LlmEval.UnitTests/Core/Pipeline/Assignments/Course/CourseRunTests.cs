using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Pipeline.Assignments.Course;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments.Course;

public class CourseRunTests
{
    [Test]
    public async Task What_other_courses_left_in_the_database_is_neither_waited_for_nor_told_of()
    {
        var course = new SomeCourse();
        await course.TakenAsync("bob", isShipped: false);
        var run = course.Run().RunAsync([SomeCourse.Row("ann")], CancellationToken.None);
        var took = await course.Clock.FinishAsync(run);

        (await run).Select(line => (line.Email, line.Round, line.IsChecked, line.DeadlineMet)).ShouldBe([("ann@example.org", 1, true, true), ("ann@example.org", 2, true, true)]);
        took.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task Whom_a_round_waits_for_is_said_once()
    {
        var course = new SomeCourse { Tells = request => request.Email.StartsWith("ann", StringComparison.Ordinal) };
        var waits = new List<CourseWait>();
        var until = course.Clock.GetUtcNow().AddMinutes(10);
        var run = course.Run(waits: waits.Add).RunAsync([SomeCourse.Row("ann"), SomeCourse.Row("bob")], CancellationToken.None);
        await course.Clock.FinishAsync(run);

        var wait = waits.Single();
        (wait.Round, wait.Tasks.Single().Email, wait.Until).ShouldBe((1, "bob@example.org", until));
        (await run).Select(line => (line.Email, line.Round, line.IsChecked, line.DeadlineMet))
            .ShouldBe([("ann@example.org", 1, true, true), ("ann@example.org", 2, true, true), ("bob@example.org", 1, false, false)]);
    }

    [Test]
    public async Task A_task_that_another_command_put_off_for_hours_is_sent_at_once()
    {
        var course = new SomeCourse { Answer = _ => new HttpAnswer(null, "refused") };
        await new TaskSending(course.Store, course, new SendingOptions { Templates = [SomeCourse.Template], EvaluationUrl = "http://i/" }, course.Clock)
            .SendFirstAsync([SomeCourse.Row("ann")], _ => { }, CancellationToken.None);
        course.Answer = _ => new HttpAnswer(200, "");

        var run = course.Run().RunAsync([SomeCourse.Row("ann")], CancellationToken.None);
        (await course.Clock.FinishAsync(run)).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        (await run).ShouldAllBe(line => line.IsChecked);
    }
}
