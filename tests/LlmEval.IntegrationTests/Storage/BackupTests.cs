using System.IO.Compression;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.IntegrationTests.Storage.Lab;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

[Parallelizable]
public class BackupTests
{
    private TemporaryDatabase files = null!;
    private PostgresDatabase server = null!;

    private string BackupFile => files.PathOf("backup.zip");

    [SetUp]
    public async Task StartServerAsync()
    {
        Postgres.Bin(15);
        files = await TemporaryDatabase.PreparedAsync();
        server = await files.OpenAsync();
    }

    [TearDown]
    public async Task StopServerAsync()
    {
        if (server is not null) await server.DisposeAsync();
        if (files is not null) await files.DisposeAsync();
    }

    [Test]
    public async Task Everything_comes_back_also_on_another_major()
    {
        var odd = new OddValues(7);
        var (run, name, samples) = await WriteRunAsync([.. Enumerable.Range(0, 20).Select(i => odd.Of<SampleResult>() with { Index = i })]);
        var written = await DatabaseAdmin.BackupAsync(files.Options, BackupFile, CancellationToken.None);
        written.Tables["eval.sample"].ShouldBe(20);

        await using var other = new TemporaryDatabase(Postgres.Bin(18));
        var read = await DatabaseAdmin.RestoreAsync(other.Options, BackupFile, replace: false, CancellationToken.None);
        read.ShouldBeTheSameAs(written);
        await using var database = await other.OpenAsync();
        await using var reader = new PostgresResultReader(database);
        (await reader.ReadCaseAsync(run.Id, name, CancellationToken.None))!.Samples.ShouldBeTheSameAs(samples);
        (await reader.FindRunsAsync("latest", CancellationToken.None))[0].Gates.ShouldHaveSingleItem();
    }

    [Test]
    public async Task Reviews_come_back_whole_and_go_on()
    {
        var (run, _, samples) = await WriteRunAsync([Some.Sample(), Some.Sample(1)]);
        var (users, log, store) = (new PostgresUserStore(server), new PostgresAuditLog(server), new PostgresReviewStore(server));
        var (admin, reviewer) = (await users.AddAsync("ann", UserRole.Admin, CancellationToken.None), await users.LocalUserAsync(CancellationToken.None));
        foreach (var action in (string[])["user.add", "judgment.submit"]) await log.AddAsync(new AuditEntry(Some.Time, admin.User.Id, action, "bob", null), CancellationToken.None);
        var pair = SomeReview.Pair(run.Id, SomeReview.Side("sample-strong", samples[0]), SomeReview.Side("sample-strong", samples[1]));
        await store.AddPairsAsync(run.Id, [pair], new ReviewOptions { Overlap = 2, Guidelines = "Be fair.\0" }, CancellationToken.None);
        await store.AddJudgeAsync(SomeReview.Judge(), CancellationToken.None);
        var opinion = SomeReview.ByJudge(pair.Id) with { Spans = [SomeReview.Span(Some.Response().Text, "shout")] };
        await store.AddCallAsync(SomeReview.Call(pair.Id, opinion.Id), CancellationToken.None);
        await store.AppendAsync(opinion, CancellationToken.None);
        var vote = SomeReview.ByPerson(pair.Id, reviewer.Id);
        await store.AppendAsync(vote, CancellationToken.None);
        await store.AppendAsync(vote with { Id = JudgmentId.New(), Verdict = Verdict.Tie, Supersedes = vote.Id }, CancellationToken.None);
        var written = await DatabaseAdmin.BackupAsync(files.Options, BackupFile, CancellationToken.None);
        foreach (var (table, rows) in new[] { ("review.judgment", 3), ("review.span", 1), ("review.judge_call", 1), ("review.queue_item", 1), ("core.app_user", 2), ("core.audit", 2) })
        {
            written.Tables[table].ShouldBe(rows);
        }

        await using var other = new TemporaryDatabase(Postgres.Bin(18));
        await DatabaseAdmin.RestoreAsync(other.Options, BackupFile, replace: false, CancellationToken.None);
        await using var database = await other.OpenAsync();
        var (reader, restored) = (new PostgresReviewReader(database), new PostgresReviewStore(database));
        (await reader.ReadJudgmentsAsync(pair.Id, CancellationToken.None)).ShouldBeTheSameAs(await new PostgresReviewReader(server).ReadJudgmentsAsync(pair.Id, CancellationToken.None));
        (await reader.VerifyChainAsync(run.Id, CancellationToken.None)).ShouldBeNull();
        (await reader.ReadReviewAsync(run.Id, CancellationToken.None))!.Guidelines.ShouldBe("Be fair.\0");
        (await new PostgresUserStore(database).FindByTokenAsync(admin.Token, CancellationToken.None)).ShouldBe(admin.User);

        (await restored.AppendAsync(SomeReview.ByPerson(pair.Id, admin.User.Id), CancellationToken.None)).Sequence.ShouldBe(4);
        var restoredLog = new PostgresAuditLog(database);
        await restoredLog.AddAsync(new AuditEntry(Some.Time, null, "db.restore", "backup.zip", null), CancellationToken.None);
        (await restoredLog.ReadAsync(null, 10, CancellationToken.None)).Select(entry => entry.Sequence).ShouldBe([3, 2, 1]);
    }

    [Test]
    public async Task Scores_come_back_whole_and_go_on()
    {
        static IReadOnlyList<string> Shown(IReadOnlyList<StoredScore> scores) => [.. scores.Select(stored => $"{stored.Id} {stored.ModelId} {stored.Score}")];
        static Task<IReadOnlyList<StoredScore>> ReadAsync(PostgresDatabase from) => new PostgresScoreReader(from).ReadAsync(new ScoreFilter(), CancellationToken.None);
        await using (var ingest = new PostgresObservatoryIngest(server, followUp: null, _ => { }))
        {
            await ingest.IngestAsync([SomeScores.Of("m", 1, "aime", 0.5) with { RunId = "run" }, SomeScores.Of("m", 2, "aime", 0.6)], CancellationToken.None);
            await ingest.IngestExamplesAsync("run", SomeScores.Examples(10), replace: false, CancellationToken.None);
        }

        var written = await DatabaseAdmin.BackupAsync(files.Options, BackupFile, CancellationToken.None);
        foreach (var (table, rows) in new[] { ("observatory.model", 1), ("observatory.result", 2), ("observatory.example", 10), ("observatory.cell", 1) })
        {
            written.Tables[table].ShouldBe(rows);
        }

        await using var other = new TemporaryDatabase(Postgres.Bin(18));
        await DatabaseAdmin.RestoreAsync(other.Options, BackupFile, replace: false, CancellationToken.None);
        await using var database = await other.OpenAsync();
        Shown(await ReadAsync(database)).ShouldBe(Shown(await ReadAsync(server)));
        await using var restored = new PostgresObservatoryIngest(database, followUp: null, _ => { });
        await restored.IngestAsync([SomeScores.Of("m", 3, "aime", 0.7)], CancellationToken.None);
        (await new PostgresScoreReader(database).ReadCellsAsync(null, CancellationToken.None)).ShouldHaveSingleItem().Best!.Value.ShouldBe(0.7);
    }

    [Test]
    public async Task The_lab_comes_back_whole_and_goes_on()
    {
        await using var before = new PostgresLab(server, TimeProvider.System);
        var (prompt, run, review) = await WriteLabAsync(before.Ports);
        var written = await DatabaseAdmin.BackupAsync(files.Options, BackupFile, CancellationToken.None);
        foreach (var (table, rows) in new[]
        {
            ("prompt", 1), ("prompt_version", 2), ("config", 1), ("config_version", 1), ("review_prompt", 1), ("review_prompt_version", 1), ("session", 1), ("run", 1),
            ("run_config", 1), ("acceptability", 1), ("batch", 1), ("batch_experiment", 1), ("call", 1), ("ranking", 1), ("ranking_item", 1), ("manual_score", 1), ("weights", 1),
        })
        {
            written.Tables[$"lab.{table}"].ShouldBe(rows, table);
        }

        written.Tables.Keys.Count(table => table.StartsWith("lab.", StringComparison.Ordinal)).ShouldBe(18, "those and the revision");
        await using var other = new TemporaryDatabase(Postgres.Bin(18));
        await DatabaseAdmin.RestoreAsync(other.Options, BackupFile, replace: false, CancellationToken.None);
        await using var database = await other.OpenAsync();
        await using var after = new PostgresLab(database, TimeProvider.System);
        (await ContentsAsync(after.Ports)).ShouldBeTheSameAs(await ContentsAsync(before.Ports));
        await after.Ports.Catalogue.UpdatePromptAsync(prompt with { Messages = [] }, CancellationToken.None);
        (await after.Ports.Runs.DeleteRunsAsync([run.Id], CancellationToken.None)).ShouldBe(new LabDeletion(1, 1, 1, 1, 1, 1));

        async Task<object> ContentsAsync(LabPorts ports) => new object?[]
        {
            await ports.Catalogue.ListPromptVersionsAsync(prompt.Name, CancellationToken.None), await ports.Catalogue.FindReviewPromptAsync(review.Id, null, CancellationToken.None),
            await ports.Catalogue.WeightsOfAsync(prompt.Name, CancellationToken.None), await ports.Runs.ListSessionsAsync(null, unfinishedOnly: false, 10, CancellationToken.None),
            await ports.Runs.ListRunsAsync(null, CancellationToken.None), await ports.Experiments.ReadAsync(new ExperimentFilter(), CancellationToken.None),
            await ports.Scoring.ListBatchesAsync(null, null, CancellationToken.None), await ports.Scoring.ReadScoresAsync(null, CancellationToken.None),
            await ports.Scoring.ReadCallsAsync((await ports.Scoring.ListBatchesAsync(null, null, CancellationToken.None))[0].Id, CancellationToken.None),
            await ports.Scoring.ReadRankingsAsync(null, CancellationToken.None), await ports.Scoring.ReadManualScoresAsync(null, CancellationToken.None),
        };
    }

    [Test]
    public async Task A_database_with_rows_is_refused_unless_told()
    {
        await WriteRunAsync([Some.Sample()]);
        await DatabaseAdmin.BackupAsync(files.Options, BackupFile, CancellationToken.None);
        await WriteRunAsync([Some.Sample()]);
        (await Should.ThrowAsync<StorageException>(DatabaseAdmin.RestoreAsync(files.Options, BackupFile, replace: false, CancellationToken.None))).Message.ShouldContain("not empty");
        (await CountRunsAsync()).ShouldBe(2);
        await DatabaseAdmin.RestoreAsync(files.Options, BackupFile, replace: true, CancellationToken.None);
        (await CountRunsAsync()).ShouldBe(1);
        // And it goes on as before.
        await WriteRunAsync([Some.Sample()]);
        (await CountRunsAsync()).ShouldBe(2);
    }

    [TestCase("tables/eval.sample.copy", "damaged")]
    [TestCase("manifest.json", "cannot be read as a backup")]
    public async Task A_damaged_file_changes_nothing(string entry, string complaint)
    {
        await WriteRunAsync([Some.Sample()]);
        await DatabaseAdmin.BackupAsync(files.Options, BackupFile, CancellationToken.None);
        Rewrite(entry, _ => "not what was written");
        (await Should.ThrowAsync<StorageException>(DatabaseAdmin.RestoreAsync(files.Options, BackupFile, replace: true, CancellationToken.None))).Message.ShouldContain(complaint);
        (await CountRunsAsync()).ShouldBe(1);
    }

    [Test]
    public async Task A_backup_of_a_newer_tool_is_refused()
    {
        await DatabaseAdmin.BackupAsync(files.Options, BackupFile, CancellationToken.None);
        Rewrite("manifest.json", text => text.Replace("\"number\": 2", "\"number\": 99", StringComparison.Ordinal));
        (await Should.ThrowAsync<StorageException>(DatabaseAdmin.RestoreAsync(files.Options, BackupFile, replace: true, CancellationToken.None))).Message.ShouldContain("newer");
    }

    [Test]
    public async Task What_is_no_backup_is_said_to_be_none()
    {
        await File.WriteAllTextAsync(BackupFile, "a text");
        await Should.ThrowAsync<StorageException>(DatabaseAdmin.RestoreAsync(files.Options, BackupFile, replace: true, CancellationToken.None));
        await Should.ThrowAsync<StorageException>(DatabaseAdmin.RestoreAsync(files.Options, files.PathOf("missing.zip"), replace: true, CancellationToken.None));
    }

    [Test]
    public async Task A_backup_that_cannot_be_written_leaves_no_file()
    {
        var nowhere = files.PathOf("no/such/folder/backup.zip");
        await Should.ThrowAsync<StorageException>(DatabaseAdmin.BackupAsync(files.Options, nowhere, CancellationToken.None));
        await File.WriteAllTextAsync(BackupFile, "the old one");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(DatabaseAdmin.BackupAsync(files.Options, BackupFile, cancelled.Token));
        (await File.ReadAllTextAsync(BackupFile)).ShouldBe("the old one");
    }

    private void Rewrite(string entry, Func<string, string> change)
    {
        using var zip = ZipFile.Open(BackupFile, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(zip.GetEntry(entry)!.Open())) text = reader.ReadToEnd();
        zip.GetEntry(entry)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
        writer.Write(change(text));
    }

    private async Task<(RunRecord Run, string CaseName, IReadOnlyList<SampleResult> Samples)> WriteRunAsync(IReadOnlyList<SampleResult> samples)
    {
        await using var store = new PostgresResultStore(server);
        var plan = Some.Plan(Some.Case(samples: samples.Count));
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
        await Task.WhenAll(samples.Select(sample => store.SaveSampleAsync(cases[0].Id, sample, CancellationToken.None)));
        await store.SaveCaseAsync(Some.Result(cases[0], [.. samples]), CancellationToken.None);
        var gate = new GateResult { Gate = "pass@1 ≥ 0.5", Status = GateStatus.Met, Value = 1, Message = "1.00" };
        await store.FinishRunAsync(run.Id, RunStatus.Completed, Some.Time, [gate], CancellationToken.None);
        return (run, plan.Cases[0].Name, samples);
    }

    // One row or more of each table.
    private static async Task<(LabPrompt Prompt, LabRun Run, ReviewPrompt Review)> WriteLabAsync(LabPorts ports)
    {
        var catalogue = ports.Catalogue;
        var prompt = await catalogue.AddPromptAsync(SomeLab.Prompt(), CancellationToken.None);
        prompt = await catalogue.UpdatePromptAsync(prompt with { Messages = [.. prompt.Messages.Take(1)] }, CancellationToken.None);
        var (config, review) = (await catalogue.AddConfigAsync(SomeLab.Config(), CancellationToken.None), await catalogue.AddReviewPromptAsync(SomeLab.ReviewPrompt(), CancellationToken.None));
        await catalogue.SetWeightsAsync(prompt.Name, new RankingWeights(0.5, 0.25, 0.25), "ann", CancellationToken.None);
        var session = SomeLab.Session(prompt) with { ReviewPrompt = review.Id };
        await ports.Runs.AddSessionAsync(session, CancellationToken.None);
        var (run, samples) = await ports.MakeRunAsync(prompt, [config], change: made => made with { Session = session.Id, ReviewPrompt = review.Id });
        var experiment = samples[0].Id;
        var batch = SomeLab.Batch(prompt, review, experiment) with { Run = run.Id };
        await ports.Scoring.AddBatchAsync(batch, CancellationToken.None);
        await ports.Scoring.SaveCallAsync(batch.Id, SomeLab.Call(0, experiment), CancellationToken.None);
        await ports.Scoring.FinishBatchAsync(batch with { Status = AiBatchStatus.Completed }, SomeLab.Scores(batch), CancellationToken.None);
        await ports.Scoring.AddRankingAsync(SomeLab.Ranking(run, [experiment]) with { BasedOnBatch = batch.Id }, CancellationToken.None);
        await ports.Scoring.AddManualScoreAsync(SomeLab.ManualScore(experiment), CancellationToken.None);
        await ports.Experiments.SetAcceptableAsync(experiment, isAcceptable: false, "ann", CancellationToken.None);
        return (prompt, run, review);
    }

    private async Task<int> CountRunsAsync()
    {
        await using var reader = new PostgresResultReader(server);
        return (await reader.ListRunsAsync(100, CancellationToken.None)).Count;
    }
}
