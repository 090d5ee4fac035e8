using System.Text;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.IntegrationTests.Storage.Assignments;

/// <summary>What every <see cref="ICourseStore"/> does. Each test has an empty store.</summary>
public abstract class CourseStoreContract
{
    private const string Email = "ann@example.org";
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset LongAgo = Start.AddDays(-1);

    protected abstract ICourseStore Store { get; }

    private static CancellationToken None => CancellationToken.None;

    [Test]
    public async Task A_task_comes_back_with_all_that_it_is_checked_by()
    {
        var asked = Asked();
        var change = asked with { Round = 2, Variant = 1, EarlierChecks = asked.Checks };
        var task = Task(change, asked);
        await Store.AddTaskAsync(task, None);
        var sent = task with { Tries = 2, StatusCode = 200, Error = "e \0", SentAt = Start, DeadlineAt = Start.AddMinutes(10), NextTryAt = Start.AddHours(3), Endpoint = "http://other" };
        await Store.SaveSendingAsync(sent, None);

        var stored = (await Store.FindTaskAsync(Email, task.TaskId, 2, task.Nonce, None))!;
        stored.Turn.Task.Checks.ShouldBe(asked.Checks.SkipLast(1).Append(stored.Turn.Task.Checks[^1]));
        var steps = (StepsCheck)stored.Turn.Task.Checks[^1];
        (steps.Steps.Single(), ((TextCheck)steps.Then).Match).ShouldBe((new FillStep("#a", "b"), new TextMatch(TextMatchKind.Matches, "x+")));
        stored.Turn.Task.Attachments.Single().Content.ToArray().ShouldBe(Encoding.UTF8.GetBytes("a,b"));
        (stored.Turn.Task.Variant, stored.Turn.Earlier!.Round, stored.Turn.Task.EarlierChecks.Count).ShouldBe((1, 1, asked.Checks.Count));
        (stored with { Turn = sent.Turn }).ShouldBe(sent);
        (await Store.ListTasksAsync(Email, None)).Single().Id.ShouldBe(task.Id);
        (await Store.ListTasksAsync("bob", None)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_task_is_found_only_by_all_four_of_email_task_round_and_nonce()
    {
        var task = await AddAsync();
        (await Store.FindTaskAsync(Email, task.TaskId, 1, task.Nonce, None)).ShouldNotBeNull();
        (await Store.FindTaskAsync("bob", task.TaskId, 1, task.Nonce, None)).ShouldBeNull();
        (await Store.FindTaskAsync(Email, "t-2", 1, task.Nonce, None)).ShouldBeNull();
        (await Store.FindTaskAsync(Email, task.TaskId, 2, task.Nonce, None)).ShouldBeNull();
        (await Store.FindTaskAsync(Email, task.TaskId, 1, "other", None)).ShouldBeNull();
    }

    [Test]
    public async Task A_notice_that_comes_again_changes_what_is_not_checked_yet_and_nothing_else()
    {
        var task = await AddAsync();
        var first = await Store.SaveNoticeAsync(task, Notice(task, 'a'), Start, None);
        var changed = await Store.SaveNoticeAsync(task, Notice(task, 'b'), Start.AddSeconds(1), None);
        (changed.Id, changed.Revision, changed.Notice.Submission.CommitSha[0], changed.ReceivedAt).ShouldBe((first.Id, 1, 'b', Start.AddSeconds(1)));

        (await Store.TakeAsync(Start.AddSeconds(2), LongAgo, None))!.Value.Notice.Id.ShouldBe(first.Id);
        (await Store.SaveNoticeAsync(task, Notice(task, 'b'), Start.AddSeconds(3), None)).Revision.ShouldBe(1);
        var other = await Store.SaveNoticeAsync(task, Notice(task, 'c'), Start.AddSeconds(4), None);
        (other.Revision, other.StartedAt).ShouldBe((2, null));
        (await Store.ListNoticesAsync(Email, None)).Select(notice => notice.Notice.Submission.CommitSha[0]).ShouldBe(['b', 'c']);
    }

    [Test]
    public async Task A_notice_after_the_deadline_is_late_and_one_that_was_in_time_stays_so()
    {
        var task = await AddAsync();
        (await Store.SaveNoticeAsync(task, Notice(task, 'a'), Start.AddMinutes(10), None)).IsLate.ShouldBeFalse();
        (await Store.SaveNoticeAsync(task, Notice(task, 'a'), Start.AddMinutes(11), None)).IsLate.ShouldBeFalse();
        (await Store.SaveNoticeAsync(task, Notice(task, 'b'), Start.AddMinutes(11), None)).IsLate.ShouldBeTrue();
    }

    [Test]
    public async Task A_submission_is_taken_once_and_again_when_it_was_given_back_or_abandoned()
    {
        var (one, two) = (await AddAsync(), await AddAsync());
        var first = await Store.SaveNoticeAsync(one, Notice(one, 'a'), Start, None);
        var second = await Store.SaveNoticeAsync(two, Notice(two, 'b'), Start, None);

        var taken = (await Store.TakeAsync(Start, LongAgo, None))!.Value;
        (taken.Notice.Id, taken.Task.Id).ShouldBe((first.Id, one.Id));
        (await Store.TakeAsync(Start, LongAgo, None))!.Value.Notice.Id.ShouldBe(second.Id);
        (await Store.TakeAsync(Start, LongAgo, None)).ShouldBeNull();

        await Store.ReleaseAsync(second.Id, None);
        (await Store.TakeAsync(Start.AddMinutes(1), LongAgo, None))!.Value.Notice.Id.ShouldBe(second.Id);
        (await Store.TakeAsync(Start.AddMinutes(2), Start.AddSeconds(1), None))!.Value.Notice.Id.ShouldBe(first.Id);
    }

    [Test]
    public async Task A_submission_that_is_put_off_is_taken_when_its_time_has_come_and_ships_anew_without_its_failures()
    {
        var (one, two) = (await AddAsync(), await AddAsync());
        var first = await Store.SaveNoticeAsync(one, Notice(one, 'a'), Start, None);
        var second = await Store.SaveNoticeAsync(two, Notice(two, 'b'), Start, None);
        await Store.TakeAsync(Start, LongAgo, None);
        await Store.PutOffAsync(first.Id, Start.AddMinutes(1), None);

        (await Store.TakeAsync(Start, LongAgo, None))!.Value.Notice.Id.ShouldBe(second.Id);
        (await Store.TakeAsync(Start, LongAgo, None)).ShouldBeNull();
        var again = (await Store.TakeAsync(Start.AddMinutes(1), LongAgo, None))!.Value.Notice;
        (again.Id, again.Failures, again.PutOffUntil).ShouldBe((first.Id, 1, Start.AddMinutes(1)));

        await Store.PutOffAsync(first.Id, Start.AddMinutes(4), None);
        var changed = await Store.SaveNoticeAsync(one, Notice(one, 'c'), Start.AddMinutes(2), None);
        (changed.Id, changed.Failures, changed.PutOffUntil).ShouldBe((first.Id, 0, null));
    }

    [Test]
    public async Task Results_are_stored_once_with_their_evidence()
    {
        var task = await AddAsync();
        var notice = await Store.SaveNoticeAsync(task, Notice(task, 'a'), Start, None);
        await Store.TakeAsync(Start, LongAgo, None);
        var results = new[] { Result("mit_license", CheckKind.Static, 1), Result("odd \0", CheckKind.Dynamic, null) with { NotMeasured = true, PassedBefore = true, Evidence = Evidence() }, Result("code_quality", CheckKind.Llm, 0.4) with { Calls = [Said] } };
        await Store.SaveResultsAsync(notice.Id, results, Start.AddMinutes(1), None);
        await Store.SaveResultsAsync(notice.Id, [Result("late", CheckKind.Static, 0)], Start.AddMinutes(2), None);

        var stored = await Store.ListResultsAsync(Email, None);
        stored.Select(result => (result.Result with { Evidence = null, Calls = [] }, result.HasScreenshot)).ShouldBe(
            [(results[0], false), (results[1] with { Evidence = null }, true), (results[2] with { Calls = [] }, false)]);
        stored.Select(result => result.Result.Calls).ShouldBe([[], [], [Said]]);
        stored.ShouldAllBe(result => result.Notice.EvaluatedAt == Start.AddMinutes(1));
        var evidence = stored[1].Result.Evidence!;
        (evidence.Console.Single(), evidence.Requests.Single(), evidence.Dom, evidence.Screenshot).ShouldBe(("error: \0", "GET http://x/ 200", "<p>", (ReadOnlyMemory<byte>?)null));
        (await Store.TakeAsync(Start.AddDays(1), Start.AddDays(1), None)).ShouldBeNull();
        (await Store.ListResultsAsync("bob", None)).ShouldBeEmpty();
    }

    private static AssignmentTask Asked() => new()
    {
        Template = "sum-of-sales",
        Seed = "s1",
        Round = 1,
        TaskId = "sum-of-sales-1a2b3",
        Brief = "Build \0.",
        Attachments = [new TaskAttachment("a.csv", "text/csv", Encoding.UTF8.GetBytes("a,b"))],
        Checks =
        [
            new ScriptCheck { Text = "js: 1", Expression = "1", Within = TimeSpan.FromSeconds(2) },
            new CountCheck { Text = "two", Selector = "p", AtLeast = 2 },
            new ConsoleCleanCheck { Text = "clean", Weight = 2 },
            new StepsCheck { Text = "steps", Steps = [new FillStep("#a", "b")], Then = new TextCheck { Text = "then", Selector = "p", Match = new TextMatch(TextMatchKind.Matches, "x+") } },
        ],
        Services = [new ServiceAnswer("https://api.example/", 200, "application/json", "{}")],
        Result = "12.50",
    };

    private static SentTask Task(AssignmentTask task, AssignmentTask? earlier = null) => new()
    {
        Id = Guid.CreateVersion7(),
        CreatedAt = Start,
        Email = Email,
        Nonce = Guid.CreateVersion7().ToString(),
        Endpoint = "http://builder/api/build",
        EvaluationUrl = "http://i/api/evaluate",
        SecretHash = ContentHash.OfText("secret"),
        Turn = new AssignmentTurn(task, earlier),
    };

    protected static BuildNotice Notice(SentTask task, char commit) => new()
    {
        Email = Email,
        Task = task.TaskId,
        Round = task.Round,
        Nonce = task.Nonce,
        Submission = new Submission("http://h/git/o/r", new string(commit, 40), "http://h/o/r/"),
    };

    private static CheckResult Result(string name, CheckKind kind, double? score) =>
        new() { Name = name, Kind = kind, Score = score, Reason = "because \0", Round = 1, Weight = 2, Elapsed = TimeSpan.FromMilliseconds(12.5) };

    private static QualityCall Said => new() { Answer = "0.4 \0", Score = 0.4, Cost = new Money(0.25m, "USD"), Latency = TimeSpan.FromMilliseconds(12.5) };

    private static PageEvidence Evidence() =>
        new() { Screenshot = new byte[] { 1, 2, 3 }, Console = ["error: \0"], Requests = ["GET http://x/ 200"], Dom = "<p>" };

    protected async Task<SentTask> AddAsync()
    {
        var task = Task(Asked());
        await Store.AddTaskAsync(task, None);
        var sent = task with { Tries = 1, StatusCode = 200, SentAt = Start, DeadlineAt = Start.AddMinutes(10) };
        await Store.SaveSendingAsync(sent, None);
        return sent;
    }
}
