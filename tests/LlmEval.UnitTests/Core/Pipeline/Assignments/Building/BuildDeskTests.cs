using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Assignments.Building;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments.Building;

public class BuildDeskTests
{
    [Test]
    public async Task A_task_that_comes_twice_is_one_job()
    {
        var builder = new SomeBuilder();
        var first = await builder.Desk.AcceptAsync(SomeBuilder.Request(), CancellationToken.None);
        var again = await builder.Desk.AcceptAsync(SomeBuilder.Request(), CancellationToken.None);

        again.Id.ShouldBe(first.Id);
        builder.Jobs.All.Count.ShouldBe(1);
        first.DeadlineAt.ShouldBe(first.StartedAt + TimeSpan.FromMinutes(10));
        first.ToString().ShouldNotContain("s3cret-value");
    }

    [Test]
    public async Task A_task_is_refused_for_what_is_wrong_with_it()
    {
        var builder = new SomeBuilder();
        await RefuseAsync(builder, BuildRefusal.WrongSecret, request => request with { Secret = "s3cret-valu" });
        await RefuseAsync(builder, BuildRefusal.WrongSecret, request => request with { Secret = "", Email = "" });
        await RefuseAsync(builder, BuildRefusal.NoEarlierRound, request => request with { Round = 2 });
        await RefuseAsync(builder, BuildRefusal.InvalidRequest, request => request with { Email = "" });
        await RefuseAsync(builder, BuildRefusal.InvalidRequest, request => request with { Task = "../up" });
        await RefuseAsync(builder, BuildRefusal.InvalidRequest, request => request with { Round = 0 });
        await RefuseAsync(builder, BuildRefusal.InvalidRequest, request => request with { Brief = " " });
        await RefuseAsync(builder, BuildRefusal.InvalidRequest, request => request with { EvaluationUrl = "ftp://x/y" });
        await RefuseAsync(builder, BuildRefusal.InvalidRequest, request => request with { EvaluationUrl = "https://user:pass@x/y" });
        foreach (var name in new[] { "../a", "a/b", ".git", "index.html", "", "/etc/passwd" })
            await RefuseAsync(builder, BuildRefusal.InvalidRequest, request => request with { Attachments = [new WireAttachment(name, "data:,x")] });
        await RefuseAsync(builder, BuildRefusal.InvalidRequest, request => request with { Attachments = [new WireAttachment("a.csv", "https://x/a.csv")] });
        await RefuseAsync(builder, BuildRefusal.InvalidRequest, request => request with { Attachments = [new("a", "data:,x"), new("A", "data:,y")] });
        await RefuseAsync(builder, BuildRefusal.TooLarge, request => request with { Attachments = [.. Enumerable.Range(0, 21).Select(i => new WireAttachment($"f{i}", "data:,x"))] });
        await RefuseAsync(builder, BuildRefusal.TooLarge, request => request with { Attachments = [new WireAttachment("f", "data:;base64," + new string('A', 14 << 20))] });
        builder.Jobs.All.ShouldBeEmpty();
    }

    [Test]
    public async Task A_builder_without_secret_or_model_takes_nothing()
    {
        await RefuseAsync(new SomeBuilder(settings => settings with { Secret = null }), BuildRefusal.NotConfigured, request => request);
        await RefuseAsync(new SomeBuilder(hasModel: false), BuildRefusal.NotConfigured, request => request);
        await RefuseAsync(new SomeBuilder(settings => settings with { Email = "bob@example.org" }), BuildRefusal.InvalidRequest, request => request);
    }

    [Test]
    public async Task A_worker_goes_on_with_what_another_left_and_takes_what_comes()
    {
        var builder = new SomeBuilder();
        var left = await builder.Desk.AcceptAsync(SomeBuilder.Request(), CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var work = builder.Worker.RunAsync(stop.Token);
        await builder.Desk.AcceptAsync(SomeBuilder.Request(round: 2, nonce: "n-2"), CancellationToken.None);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (builder.Jobs.All.Any(job => !job.State.IsEnd()))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await stop.CancelAsync();
        await work;
        builder.Jobs.All.Select(job => job.State).ShouldBe([BuildState.Completed, BuildState.Completed]);
        builder.Place.Deployed.Select(deployed => deployed.Repository).Distinct().ShouldBe([left.Repository]);
    }

    [Test]
    public async Task Builders_of_two_emails_that_get_the_same_task_have_a_repository_each()
    {
        var builder = new SomeBuilder();
        var bobs = SomeBuilder.Request() with { Email = "bob@example.org" };
        var (ann, _) = await builder.BuildAsync();
        var (bob, _) = await builder.BuildAsync(bobs);
        bob.Id.ShouldNotBe(ann.Id);
        bob.Repository.ShouldNotBe(ann.Repository);

        var second = await builder.Desk.AcceptAsync(SomeBuilder.Request(round: 2, nonce: "n-2"), CancellationToken.None);
        second.Repository.ShouldBe(ann.Repository);
        (await builder.Desk.AcceptAsync(bobs with { Round = 2, Nonce = "n-2" }, CancellationToken.None)).Repository.ShouldBe(bob.Repository);
        await RefuseAsync(builder, BuildRefusal.NoEarlierRound, request => request with { Email = "cid@example.org", Round = 2 });
    }

    [Test]
    public async Task A_worker_stores_the_end_of_a_job_when_the_database_is_back()
    {
        var builder = new SomeBuilder();
        var faults = 2;
        builder.Jobs.SaveFault = job => job.State.IsEnd() && faults-- > 0 ? new StorageException("gone") : null;
        await builder.Desk.AcceptAsync(SomeBuilder.Request(), CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var work = builder.Worker.RunAsync(stop.Token);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!builder.Jobs.All.Single().State.IsEnd())
        {
            limit.Token.ThrowIfCancellationRequested();
            if (builder.Clock.Waits is [{ TotalSeconds: 5 }]) builder.Clock.AdvanceToNextTimer();
            await Task.Yield();
        }

        await stop.CancelAsync();
        await work;
        builder.Jobs.All.Single().State.ShouldBe(BuildState.Completed);
        builder.Notices.Sent.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_worker_waits_while_another_process_works_on_the_jobs_of_its_builder()
    {
        var builder = new SomeBuilder();
        var said = new List<string>();
        var worker = new BuildWorker(builder.Settings, builder.Ports) { Waiting = said.Add };
        builder.Jobs.IsClaimed = true;
        await builder.Desk.AcceptAsync(SomeBuilder.Request(), CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var work = worker.RunAsync(stop.Token);
        builder.Clock.AdvanceToNextTimer();
        builder.Clock.AdvanceToNextTimer();
        said.ShouldHaveSingleItem().ShouldContain("another process works on those of the builder 'b'");
        builder.Model.Calls.Count.ShouldBe(0);

        builder.Jobs.IsClaimed = false;
        builder.Clock.AdvanceToNextTimer();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!builder.Jobs.All.Single().State.IsEnd())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await stop.CancelAsync();
        await work;
        builder.Jobs.IsClaimed.ShouldBeFalse();
    }

    private static async Task RefuseAsync(SomeBuilder builder, BuildRefusal reason, Func<BuildRequest, BuildRequest> change)
    {
        var request = change(SomeBuilder.Request());
        var refused = await Should.ThrowAsync<BuildRefusedException>(() => builder.Desk.AcceptAsync(request, CancellationToken.None));
        refused.Reason.ShouldBe(reason, refused.Message);
        refused.Message.ShouldNotContain("s3cret");
    }
}
