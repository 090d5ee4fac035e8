using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;

namespace LlmEval.IntegrationTests.Storage.Assignments;

/// <summary>What every <see cref="IBuildJobStore"/> does. Each test has builders of its own.</summary>
public abstract class BuildJobStoreContract
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private string builder = "";

    protected abstract IBuildJobStore Store { get; }

    private static CancellationToken None => CancellationToken.None;

    [SetUp]
    public void NameBuilder() => builder = $"builder {Guid.CreateVersion7()}";

    [Test]
    public async Task A_job_comes_back_as_it_was_stored()
    {
        var job = Job() with
        {
            Brief = "odd \0 \ud800 text",
            Checks = ["js: a === \"\u0000\"", "Page title is 'x'"],
            Attachments = [new WireAttachment("a.csv", "data:,x"), new WireAttachment("b.png", "data:image/png;base64,AA==")],
        };
        (await Store.AddAsync(job, None)).IsNew.ShouldBeTrue();
        await SameAsync(job);

        var done = job with
        {
            State = BuildState.Completed,
            FinishedAt = Start.AddMinutes(3),
            Answer = "{\"index.html\": \"\0\"}",
            Submission = new Submission("http://h/git/o/r", new string('a', 40), "http://h/o/r/"),
            Error = "none",
            Attempts = [new NoticeAttempt(Start.AddMinutes(1), null, "refused"), new NoticeAttempt(Start.AddMinutes(2), 200, null)],
            Log = ["one", "two \ud800"],
        };
        await Store.SaveAsync(done, None);
        await SameAsync(done);
    }

    [Test]
    public async Task The_same_task_round_and_nonce_is_one_job_of_a_builder()
    {
        var job = Job();
        await Store.AddAsync(job, None);
        var (known, isNew) = await Store.AddAsync(Job() with { Brief = "other" }, None);

        (known.Id, known.Brief, isNew).ShouldBe((job.Id, job.Brief, false));
        (await Store.AddAsync(Job() with { Nonce = "m" }, None)).IsNew.ShouldBeTrue();
        (await Store.AddAsync(Job() with { Builder = builder + "2" }, None)).IsNew.ShouldBeTrue();
    }

    [Test]
    public async Task Builders_of_two_emails_have_jobs_of_their_own_of_one_task()
    {
        var (ann, bob) = (Job(), Job() with { Email = "bob@example.org" });
        await Store.AddAsync(ann, None);
        (await Store.AddAsync(bob, None)).IsNew.ShouldBeTrue();
        (await Store.FindAsync(builder, ann.Email, "t-1", 1, None))!.Id.ShouldBe(ann.Id);
        (await Store.FindAsync(builder, bob.Email, "t-1", null, None))!.Id.ShouldBe(bob.Id);
        (await Store.FindAsync(builder, "cid@example.org", "t-1", 1, None)).ShouldBeNull();
    }

    [Test]
    public async Task The_newest_of_the_latest_round_is_found_unless_a_round_is_named()
    {
        var (first, again, second) = (Job(), Job() with { Nonce = "m" }, Job() with { Round = 2 });
        foreach (var job in new[] { first, second, again }) await Store.AddAsync(job, None);

        (await Store.FindAsync(builder, null, "t-1", null, None))!.Id.ShouldBe(second.Id);
        (await Store.FindAsync(builder, null, "t-1", 1, None))!.Id.ShouldBe(again.Id);
        (await Store.FindAsync(builder, null, "t-1", 3, None)).ShouldBeNull();
        (await Store.FindAsync(builder, null, "t-2", null, None)).ShouldBeNull();
        (await Store.FindAsync("nobody", null, "t-1", null, None)).ShouldBeNull();
    }

    [Test]
    public async Task Open_jobs_are_those_that_have_not_come_to_their_end()
    {
        var jobs = new[] { BuildState.WaitingPages, BuildState.Completed, BuildState.Failed, BuildState.Expired, BuildState.Accepted }
            .Select((state, i) => Job() with { Nonce = $"{i}", State = state, FinishedAt = state.IsEnd() ? Start : null }).ToList();
        foreach (var job in jobs)
        {
            await Store.AddAsync(job, None);
            await Store.SaveAsync(job, None);
        }

        (await Store.ListOpenAsync(builder, None)).Select(job => job.Id).ShouldBe([jobs[0].Id, jobs[4].Id]);
    }

    [Test]
    public async Task One_has_the_right_to_work_on_the_jobs_of_a_builder_until_it_gives_it_back()
    {
        var first = await Store.TryClaimAsync(builder, None);
        first.ShouldNotBeNull();
        (await Store.TryClaimAsync(builder, None)).ShouldBeNull();
        await using (var other = await Store.TryClaimAsync(builder + "-2", None)) other.ShouldNotBeNull();

        await first.DisposeAsync();
        await using var next = await Store.TryClaimAsync(builder, None);
        next.ShouldNotBeNull();
    }

    private BuildJob Job() => new()
    {
        Id = Guid.CreateVersion7(),
        Builder = builder,
        Email = "ann@example.org",
        Task = "t-1",
        Round = 1,
        Nonce = "n",
        Brief = "Build.",
        Checks = [],
        EvaluationUrl = "http://i/api/evaluate",
        Attachments = [],
        Repository = "t-1-abc",
        StartedAt = Start,
        DeadlineAt = Start.AddMinutes(10),
    };

    private async Task SameAsync(BuildJob job)
    {
        var stored = (await Store.FindAsync(job.Builder, job.Email, job.Task, job.Round, None))!;
        stored.Checks.ShouldBe(job.Checks);
        stored.Attachments.ShouldBe(job.Attachments);
        stored.Attempts.ShouldBe(job.Attempts);
        stored.Log.ShouldBe(job.Log);
        (stored with { Checks = job.Checks, Attachments = job.Attachments, Attempts = job.Attempts, Log = job.Log }).ShouldBe(job);
    }
}
