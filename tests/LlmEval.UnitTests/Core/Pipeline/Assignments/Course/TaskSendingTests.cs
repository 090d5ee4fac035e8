using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Pipeline.Assignments.Course;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments.Course;

public class TaskSendingTests
{
    private static readonly AssignmentTemplate Template = new()
    {
        Id = "sum-of-sales",
        Title = "Sales",
        Source = "the test",
        Round1 = new TemplateRound { Brief = "Seed {{ seed }}.", Checks = [new ExistsCheck { Text = "There is #a-{{ seed }}", Selector = "#a-{{ seed }}" }] },
        Round2 = [new TemplateRound { Brief = "Change {{ seed }}.", Checks = [new ExistsCheck { Text = "There is #b", Selector = "#b" }] }],
    };

    private static readonly CourseRow Ann = new(Some.Time, "ann@example.org", "http://ann/", new Secret("the test", "secret-of-ann"), 2);

    [Test]
    public async Task A_builder_that_does_not_answer_is_sent_the_same_task_three_times_over_half_a_day()
    {
        var course = new Scene { Answer = _ => new HttpAnswer(500, "no, secret-of-ann") };
        (await course.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Waiting);
        (await course.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Waiting);
        course.Sent.Count.ShouldBe(1);

        course.Clock.Advance(TimeSpan.FromHours(3));
        (await course.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Waiting);
        course.Clock.Advance(TimeSpan.FromHours(9));
        (await course.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Failed);
        course.Clock.Advance(TimeSpan.FromDays(9));
        (await course.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Failed);

        course.Sent.Count.ShouldBe(3);
        course.Sent.Select(request => (request.Task, request.Nonce, request.Brief)).Distinct().ShouldHaveSingleItem();
        var stored = course.Store.Tasks.Single();
        (stored.Tries, stored.StatusCode).ShouldBe((3, 500));
        stored.ToString().ShouldNotContain("secret-of-ann");
    }

    [Test]
    public async Task Who_has_the_task_is_not_sent_another_and_who_changes_the_secret_is()
    {
        var course = new Scene();
        (await course.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Sent);
        course.Clock.Advance(TimeSpan.FromHours(2));
        (await course.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Skipped);
        (await course.FirstAsync(Ann with { Secret = new Secret("the test", "another-secret") })).Outcome.ShouldBe(SendingOutcome.Sent);
        course.Sent.Select(request => request.Secret).ShouldBe(["secret-of-ann", "another-secret"]);
        var first = course.Store.Tasks[0];
        (first.DeadlineAt - first.SentAt).ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Test]
    public async Task The_second_round_keeps_id_and_seed_and_goes_to_whoever_shipped_the_first()
    {
        var course = new Scene();
        await course.FirstAsync();
        (await course.SecondAsync()).ShouldBeEmpty();

        await course.Store.SaveNoticeAsync(course.Store.Tasks[0], Notice(course.Sent[0]), course.Clock.GetUtcNow(), CancellationToken.None);
        course.Clock.Advance(TimeSpan.FromHours(5));
        (await course.SecondAsync()).Single().Outcome.ShouldBe(SendingOutcome.Sent);
        (await course.SecondAsync()).Single().Outcome.ShouldBe(SendingOutcome.Skipped);

        var (first, second) = (course.Sent[0], course.Sent[1]);
        (second.Task, second.Round).ShouldBe((first.Task, 2));
        second.Nonce.ShouldNotBe(first.Nonce);
        first.Brief.Replace("Seed", "Change", StringComparison.Ordinal).ShouldBe(second.Brief);
        course.Store.Tasks[1].Turn.Task.EarlierChecks.Count.ShouldBe(1);
    }

    [Test]
    public async Task Builders_that_are_not_in_the_file_are_left_alone()
    {
        var course = new Scene();
        await course.FirstAsync(Ann with { Email = "bob@example.org" });
        await course.Store.SaveNoticeAsync(course.Store.Tasks[0], Notice(course.Sent[0]), course.Clock.GetUtcNow(), CancellationToken.None);
        (await course.SecondAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task What_another_command_put_off_for_hours_is_not_put_off_for_one_that_waits_for_seconds()
    {
        var course = new Scene { Answer = _ => new HttpAnswer(null, "refused") };
        await course.FirstAsync();
        var hasty = course with { Waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)] };
        (await hasty.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Waiting);
        course.Sent.Count.ShouldBe(2);
        (await hasty.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Waiting);
        course.Sent.Count.ShouldBe(2);
        course.Clock.Advance(TimeSpan.FromSeconds(20));
        (await hasty.FirstAsync()).Outcome.ShouldBe(SendingOutcome.Failed);
    }

    private static BuildNotice Notice(BuildRequest request) => new()
    {
        Email = request.Email,
        Task = request.Task,
        Round = request.Round,
        Nonce = request.Nonce,
        Submission = new Submission("http://h/r", new string('a', 40), "http://h/p/"),
    };

    private sealed record Scene : ITaskSender
    {
        public FakeTimeProvider Clock { get; init; } = new();

        public MemoryCourse Store { get; init; } = new();

        public List<BuildRequest> Sent { get; init; } = [];

        public IReadOnlyList<TimeSpan> Waits { get; init; } = [TimeSpan.FromHours(3), TimeSpan.FromHours(9)];

        public Func<BuildRequest, HttpAnswer> Answer { get; init; } = _ => new HttpAnswer(200, "");

        private TaskSending Sending => new(Store, this, new SendingOptions { Templates = [Template], EvaluationUrl = "http://i/api/evaluate", Waits = Waits }, Clock);

        public async Task<Sending> FirstAsync(CourseRow? row = null) => (await Sending.SendFirstAsync([row ?? Ann], _ => { }, CancellationToken.None)).Single();

        public Task<IReadOnlyList<Sending>> SecondAsync() => Sending.SendSecondAsync([Ann], firsts: null, _ => { }, CancellationToken.None);

        public Task<HttpAnswer> SendAsync(string endpoint, BuildRequest request, CancellationToken cancellationToken)
        {
            Sent.Add(request);
            return Task.FromResult(Answer(request));
        }
    }
}
