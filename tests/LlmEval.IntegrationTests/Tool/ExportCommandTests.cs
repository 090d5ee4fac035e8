using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Core.Spans;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>llm-eval export</c> over a real run, a real store, and Python as the reader of the files.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class ExportCommandTests
{
    private const string Right = "def double(x):\n    return 2 * x  # 😀\n";
    private const string Wrong = "def double(x):\n    return x\n";

    private EvalFolder folder = null!;
    private UserId reviewer;

    [OneTimeSetUp]
    public async Task MakeReviewedRun()
    {
        folder = await EvalFolder.CreateAsync(tasks: 4);
        folder.WriteReplay("right.jsonl", Enumerable.Range(1, 4).Select(i => ($"t/{i}", 0, $"# {i}\n{Right}")));
        folder.WriteReplay("wrong.jsonl", Enumerable.Range(1, 4).Select(i => ($"t/{i}", 0, $"# {i}\n{Wrong}")));
        var config = folder.Write("eval.yaml", """
            name: doubling
            dataset: { path: tasks }
            models: [{ id: right, provider: replay, path: right.jsonl }, { id: wrong, provider: replay, path: wrong.jsonl }]
            prompt: { system: "You write Python.", template: "{{prompt}}" }
            fail_on: none
            """);
        (await folder.RunAsync("run", config)).ExitCode.ShouldBe(0);
        await ReviewAsync();
    }

    [OneTimeTearDown]
    public async Task RemoveFolder() => await folder.DisposeAsync();

    private static IEnumerable<TestCaseData> Formats()
    {
        yield return Format("trl", 1, "set(row) == {'prompt', 'chosen', 'rejected'} and all(type(v) is str for v in row.values())");
        yield return Format("trl-conversational", 1, "set(row) == {'prompt', 'chosen', 'rejected'} and [m['role'] for m in row['prompt'] + row['chosen']] == ['system', 'user', 'assistant']");
        yield return Format("trl-implicit", 1, "set(row) == {'chosen', 'rejected'} and row['chosen'][:-1] == row['rejected'][:-1] and row['chosen'][-1]['role'] == 'assistant'");
        yield return Format("kto", 2, "set(row) == {'prompt', 'completion', 'label'} and type(row['label']) is bool");
        yield return Format("rewardbench", 1, "set(row) == {'prompt', 'chosen', 'chosen_model', 'rejected', 'rejected_model', 'subset', 'id'} and type(row['id']) is int and row['subset'] == 'math'");
        yield return Format("arena", 1, "row['winner'] in ('model_a', 'model_b') and len(row['conversation_a']) == 3 and row['turn'] == 1 and type(row['tstamp']) is float");
        yield return Format("jsonl", 1, """
            all(row[s['response']]['text'][s['start_codepoint']:s['end_codepoint']] == s['quote'] for j in row['judgments'] for s in j['spans'])
              and hashlib.sha256(row['chosen']['text'].encode()).hexdigest() == row['chosen']['text_sha256']
            """);
        yield return Format("argilla", 1, "set(row) == {'id', 'fields', 'metadata', 'suggestions', 'responses', 'vectors'} and row['responses']['preference'][0]['value'] in row['fields']");
        yield return Format("csv", 1, "row['chosen_model'] == 'right' and len(row) == 22");

        static TestCaseData Format(string name, int rows, string check) => new TestCaseData(name, rows, check).SetName($"Python_reads_it_row_by_row({name})");
    }

    [TestCaseSource(nameof(Formats))]
    public async Task Python_reads_it_row_by_row(string format, int rowsPerPreference, string check)
    {
        var export = await folder.RunAsync("export", "preferences", "latest", "--format", format, "-o", $"out/{format}");
        export.ExitCode.ShouldBe(0, export.ToString());
        var name = (string)Manifest(format)["files"]![0]!["name"]!;
        var script = folder.Write($"read_{format}.py", $$"""
            import csv, hashlib, json, sys
            with open(sys.argv[1], encoding="utf-8", newline="") as f:
                rows = json.load(f) if sys.argv[1].endswith(".json") else list(csv.DictReader(f)) if sys.argv[1].endswith(".csv") else [json.loads(line) for line in f]
            for row in rows:
                assert ({{check.ReplaceLineEndings(" ")}}), row
            print(len(rows))
            """);
        var python = await SystemCommand.RunAsync(["python3", script, Path.Combine(folder.Path, $"out/{format}", name)], CancellationToken.None);
        python.ExitCode.ShouldBe(0, python.ToString());
        python.Output.Trim().ShouldBe($"{2 * rowsPerPreference}");
    }

    [Test]
    public async Task It_says_what_it_wrote_and_what_it_left_out()
    {
        var export = await folder.RunAsync("export", "preferences", "--format", "trl", "-o", "out/said");
        export.Stdout.ShouldContain("2 preferences of 4 pairs in out/said");
        export.Stdout.ShouldContain("2 pairs made none:");
        export.Stdout.ShouldContain("1  the winner fails the tests that the loser passes (contradicts_tests)");
        export.Stdout.ShouldContain("1  nobody has judged the pair (not_judged)");
        export.Stderr.ShouldBeEmpty();
        ((bool)Manifest("said")["runs"]![0]!["chain_intact"]!).ShouldBeTrue();
    }

    [Test]
    public async Task Contradictions_sources_lanes_dates_and_splits_are_asked_for()
    {
        var all = await folder.RunAsync("export", "preferences", "all", "--format", "jsonl", "--include-contradictions", "--split", "0.5", "-o", "out/split");
        all.ExitCode.ShouldBe(0, all.ToString());
        ((int)Manifest("split")["counts"]!["written"]!).ShouldBe(3);
        Manifest("split")["files"]!.AsArray().Select(file => (string?)file!["split"]).ShouldBe(["train", "test"]);

        (await folder.RunAsync("export", "preferences", "--format", "trl", "--lane", "assisted", "-o", "out/lane")).ExitCode.ShouldBe(0);
        ((int)Manifest("lane")["counts"]!["written"]!).ShouldBe(0);
        (await folder.RunAsync("export", "preferences", "--format", "trl", "--source", "llm", "-o", "out/source")).ExitCode.ShouldBe(0);
        ((int)Manifest("source")["counts"]!["written"]!).ShouldBe(0);
        (await folder.RunAsync("export", "preferences", "--format", "trl", "--since", "2999-01-01", "-o", "out/since")).ExitCode.ShouldBe(0);
        ((string?)Manifest("since")["dropped"]![0]!["reason"]).ShouldBe("before_since");
    }

    [TestCase("--split must be a number between 0 and 1", "--split", "2")]
    [TestCase("--since must be a date", "--since", "soon")]
    [TestCase("--source knows no 'people'. Choose of: human, llm, rule, import.", "--source", "people")]
    [TestCase("--lane knows no 'open'. Choose of: assisted, blind-first, blind.", "--lane", "open")]
    public async Task A_value_that_cannot_be_is_an_error_of_usage(string message, params string[] arguments)
    {
        var export = await folder.RunAsync(["export", "preferences", "--format", "trl", "-o", "out/usage", .. arguments]);
        export.ExitCode.ShouldBe(2, export.ToString());
        export.Stderr.ShouldContain(message);
        Directory.Exists(Path.Combine(folder.Path, "out/usage")).ShouldBeFalse();
    }

    [Test]
    public async Task A_folder_with_other_content_is_refused()
    {
        var mine = folder.Write("mine/notes.txt", "mine");
        var export = await folder.RunAsync("export", "preferences", "--format", "trl", "-o", "mine");
        export.ExitCode.ShouldBe(2, export.ToString());
        export.Stderr.ShouldContain("is not empty: it has notes.txt");
        Directory.GetFiles(Path.GetDirectoryName(mine)!).ShouldBe([mine]);
    }

    [Test]
    public async Task Judgments_are_written_with_their_chain_and_the_export_is_in_the_audit_log()
    {
        var export = await folder.RunAsync("export", "judgments", "--format", "jsonl", "-o", "out/judgments");
        export.ExitCode.ShouldBe(0, export.ToString());
        export.Stdout.ShouldContain("4 judgments of 4 pairs");
        var lines = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "out/judgments/judgments.jsonl"))).Select(line => JsonNode.Parse(line)!).ToList();
        lines.Select(line => (int)line["sequence"]!).ShouldBe([1, 2, 3, 4]);
        lines.Select(line => (bool)line["current"]!).ShouldBe([true, false, true, true]);
        ((string?)lines[3]["previous_hash"]).ShouldBe((string?)lines[2]["hash"]);

        await using var database = await folder.OpenDatabaseAsync();
        var entries = await new PostgresAuditLog(database).ReadAsync(null, 100, CancellationToken.None);
        entries.Select(entry => (entry.Entry.Action, entry.Entry.Detail)).ShouldContain(("judgments.export", $"4 judgments as jsonl to {folder.Path}/out/judgments"));
    }

    private JsonNode Manifest(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "out", name, "manifest.json")))!;

    // Of four pairs: one with a revised vote, one with a mark, one whose winner fails, one that nobody looked at.
    private async Task ReviewAsync()
    {
        await using var database = await folder.OpenDatabaseAsync();
        await using var results = new PostgresResultReader(database);
        var run = (await results.FindRunsAsync("latest", CancellationToken.None)).Single();
        var cases = new Dictionary<string, StoredCase>();
        await foreach (var item in results.ReadFullCasesAsync(run.Id, CancellationToken.None)) cases.Add(item.Facts.Name, item);
        var store = new PostgresReviewStore(database);
        var pairs = await store.AddPairsAsync(run.Id, [.. Enumerable.Range(1, 4).Select(i => PairOf(run.Id, cases[$"right/t/{i}"], cases[$"wrong/t/{i}"]))], new ReviewOptions(), CancellationToken.None);
        reviewer = (await new PostgresUserStore(database).AddAsync("ann", UserRole.Reviewer, CancellationToken.None)).User.Id;

        var text = cases["right/t/1"].Samples[0].Response!.Text;
        var marked = SomeReview.ByPerson(pairs[0].Id, reviewer) with { Critique = "clear", Spans = [Mark(text, text.IndexOf("😀", StringComparison.Ordinal), text.Length)] };
        var hasty = SomeReview.ByPerson(pairs[1].Id, reviewer, Verdict.SecondBetter);
        Judgment[] judgments =
        [
            marked,
            hasty,
            SomeReview.ByPerson(pairs[1].Id, reviewer, Verdict.FirstMuchBetter) with { Supersedes = hasty.Id, Action = ReviewAction.Revise },
            SomeReview.ByPerson(pairs[2].Id, reviewer, Verdict.SecondBetter),
        ];
        foreach (var judgment in judgments) await store.AppendAsync(judgment, CancellationToken.None);
    }

    private static ResponsePair PairOf(RunId run, StoredCase first, StoredCase second) => new()
    {
        Id = PairId.New(),
        Run = run,
        TaskId = first.Facts.TaskId,
        TaskHash = first.Facts.TaskHash,
        Prompt = first.Facts.Prompt,
        First = SideOf(first),
        Second = SideOf(second),
    };

    private static PairSide SideOf(StoredCase item) => new()
    {
        Sample = item.Samples[0].Id,
        CaseName = item.Facts.Name,
        Model = item.Facts.Model,
        SampleIndex = 0,
        TextHash = ContentHash.OfText(item.Samples[0].Response!.Text),
        Outcome = item.Samples[0].Outcome,
    };

    private static Span Mark(string text, int start, int end)
    {
        var anchor = SpanAnchor.Of(text, new SpanRange(start, end));
        return new Span
        {
            Id = SpanId.New(),
            Side = PairPlace.First,
            Range = anchor.Range,
            Quote = anchor.Quote,
            Prefix = anchor.Prefix,
            Suffix = anchor.Suffix,
            TextHash = anchor.TextHash,
            Category = IssueCategory.Style,
            Severity = Severity.Minor,
            Note = "an emoji",
        };
    }
}
