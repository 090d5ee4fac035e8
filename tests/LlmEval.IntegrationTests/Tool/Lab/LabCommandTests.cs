using System.Diagnostics;
using System.Text.Json;

namespace LlmEval.IntegrationTests.Tool.Lab;

/// <summary>The prompt lab by commands alone, over recorded answers and a recorded judge: no key, no network.</summary>
[Parallelizable]
[CancelAfter(240_000)]
public class LabCommandTests
{
    private EvalFolder folder = null!;

    [SetUp]
    public async Task InitAsync()
    {
        folder = await EvalFolder.CreateAsync(tasks: 0);
        (await folder.RunAsync("lab", "init", "--demo")).ExitCode.ShouldBe(0);
    }

    [TearDown]
    public async Task RemoveAsync() => await folder.DisposeAsync();

    [Test]
    public async Task From_files_over_a_judged_session_and_a_ranking_to_a_recommendation_and_a_table()
    {
        folder.Write("more/terse.json", """{"connection": "recorded-concise", "model": "recorded-mini", "temperature": 0, "max_output_tokens": 60}""");
        var import = await folder.RunAsync("lab", "import", "more");
        var session = await folder.RunAsync(
            "lab", "run", "--prompt", "race-condition", "--config", "concise", "--config", "thorough", "--config", "playful", "--runs", "5", "--review-prompt", "clear-answers", "--json");

        import.Stdout.ShouldContain("added   config terse", customMessage: import.ToString());
        session.ExitCode.ShouldBe(0, session.ToString());
        var runs = Lines(session);
        runs.Select(run => run.GetProperty("status").GetString()).ShouldAllBe(status => status == "analysis_completed");
        runs.Select(run => run.GetProperty("number").GetInt32()).ShouldBe([1, 2, 3, 4, 5]);
        var experiments = runs.SelectMany(run => run.GetProperty("experiments").EnumerateArray()).ToList();
        experiments.Count.ShouldBe(15);
        experiments.ShouldAllBe(experiment => experiment.GetProperty("ai_score").GetDouble() > 0 && experiment.GetProperty("cost_usd").GetDecimal() > 0);
        // The answers of the runs are not one and the same.
        experiments.Where(experiment => experiment.GetProperty("config").GetString() == "concise").Select(experiment => experiment.GetProperty("output_tokens").GetInt32()).Distinct().Count().ShouldBeGreaterThan(2);

        var again = await folder.RunAsync("lab", "judge", "latest", "--review-prompt", "clear-answers", "--json");
        again.ExitCode.ShouldBe(0, again.ToString());
        var batch = Lines(again).Single();
        (batch.GetProperty("status").GetString(), batch.GetProperty("calls").GetInt32(), batch.GetProperty("scores").GetArrayLength()).ShouldBe(("completed", 2, 3));
        // The recorded scores of the first two are the same: a tie stays one.
        batch.GetProperty("scores").EnumerateArray().Select(score => score.GetProperty("rank").GetInt32()).ShouldBe([1, 1, 3]);
        batch.GetProperty("scores")[2].GetProperty("config").GetString().ShouldBe("playful");
        batch.GetProperty("scores")[0].GetProperty("criteria").GetProperty("correctness").GetDouble().ShouldBeGreaterThan(0);

        var rank = await folder.RunAsync("lab", "rank", "latest", "--order", "concise > thorough = playful", "--evaluator", "ann", "--json");
        rank.ExitCode.ShouldBe(0, rank.ToString());
        var agreement = Lines(rank).Single().GetProperty("agreement");
        agreement.GetProperty("n").GetInt32().ShouldBe(3);
        agreement.GetProperty("tau").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Number);
        agreement.GetProperty("tau").GetProperty("low").ValueKind.ShouldBe(JsonValueKind.Null);
        agreement.GetProperty("tau").GetProperty("reason").GetString()!.ShouldStartWith("not enough configs");

        var analysis = Lines(await folder.RunAsync("lab", "analyze", "--prompt", "race-condition", "--json")).Single();
        analysis.GetProperty("runs").GetInt32().ShouldBe(5);
        var recommendation = analysis.GetProperty("recommendation");
        // Better answers come from another config; fast and cheap ones as good as nearly that from this one.
        recommendation.GetProperty("leader").GetString().ShouldBe("concise");
        recommendation.GetProperty("status").GetString().ShouldBe("recommended", recommendation.ToString());
        recommendation.GetProperty("difference").GetProperty("low").GetDouble().ShouldBeGreaterThan(0);
        recommendation.GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(1);

        var export = await folder.RunAsync("lab", "export", "--prompt", "race-condition", "-o", "race.csv");
        export.ExitCode.ShouldBe(0, export.ToString());
        var table = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "race.csv"));
        table[0].ShouldStartWith("experiment_id,prompt_name,config_name,model,temperature,max_tokens,duration_seconds,tokens,cost,success,error,evaluation_type,evaluator_name,score,notes");
        // 15 scores of the session, 3 of the second judging, 3 places.
        table.Length.ShouldBe(1 + 15 + 3 + 3);
        table.Count(line => line.Contains(",human_ranking,ann,")).ShouldBe(3);
    }

    [Test]
    public async Task Everything_that_is_active_is_run_and_is_no_evaluation()
    {
        var run = await folder.RunAsync("lab", "run", "--review-prompt", "clear-answers");
        var lab = await folder.RunAsync("lab", "list");
        var evaluations = await folder.RunAsync("list");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stdout.ShouldContain("race-condition · run_");
        run.Stdout.ShouldContain("ticket-summary · run_");
        run.Stderr.ShouldContain("llm-eval lab rank run_");
        lab.Stdout.ShouldContain("10 of 10", customMessage: lab.ToString());
        lab.Stdout.ShouldContain("5 of 5");
        evaluations.Stderr.ShouldContain("No runs yet", customMessage: evaluations.ToString());
    }

    [Test]
    public async Task An_order_is_typed_until_it_can_be_read_and_saved_when_it_was_typed()
    {
        (await folder.RunAsync("lab", "run", "--prompt", "ticket-summary", "--config", "plain", "--config", "concise")).ExitCode.ShouldBe(0);

        var left = await TypeAsync("\n", "lab", "rank", "--evaluator", "ann");
        var before = Lines(await folder.RunAsync("lab", "analyze", "--prompt", "ticket-summary", "--json")).Single();
        var typed = await TypeAsync("a > b\na > b = c > x\nd > a = b > c\n", "lab", "rank", "--evaluator", "ann", "--json");
        var row = await TypeAsync("b > a\n", "lab", "rank", "--evaluator", "ben", "--row", "login", "--blind", "--json");

        left.ExitCode.ShouldBe(8, left.ToString());
        left.Stderr.ShouldContain("Nothing was saved.");
        before.GetProperty("statistics").EnumerateArray().ShouldAllBe(line => line.GetProperty("rankings").GetInt32() == 0);
        typed.ExitCode.ShouldBe(0, typed.ToString());
        typed.Stderr.ShouldContain("c, d are missing");
        typed.Stderr.ShouldContain("'x' is none of: a, b, c, d");
        Lines(typed).Single().GetProperty("groups").EnumerateArray().Select(group => string.Join('=', group.EnumerateArray().Select(name => name.GetString())))
            .ShouldBe(["plain/login", "concise/export=concise/login", "plain/export"]);
        row.ExitCode.ShouldBe(0, row.ToString());
        row.Stderr.ShouldNotContain("concise");
        Lines(row).Single().GetProperty("groups").GetArrayLength().ShouldBe(2);
    }

    [Test]
    public async Task Answers_are_scored_one_by_one_and_those_that_are_scored_are_not_asked_for_again()
    {
        (await folder.RunAsync("lab", "run", "--prompt", "race-condition", "--config", "plain", "--config", "concise", "--config", "playful")).ExitCode.ShouldBe(0);

        var first = await TypeAsync("8\n7.5\nreads well\n11\n-1\n6,5\ns\n\n", "lab", "evaluate", "--evaluator", "ann", "--criteria", "clarity");
        var second = await TypeAsync("3\ns\n\n4\ns\n\n", "lab", "evaluate", "--evaluator", "ann", "--criteria", "clarity");
        var nothing = await folder.RunAsync("lab", "evaluate", "--evaluator", "ann");
        var table = await folder.RunAsync("lab", "export");

        first.Stderr.ShouldContain("1 of 3 scored");
        foreach (var wrong in new[] { "11", "-1", "6,5" }) first.Stderr.ShouldContain($"'{wrong}' is no number from 0 to 10");
        second.Stderr.ShouldContain("2 of 2 scored", customMessage: second.ToString());
        nothing.ExitCode.ShouldBe(8, nothing.ToString());
        table.Stdout.ShouldContain(",human,ann,8,reads well,");
        table.Stdout.Split('\n').Count(line => line.Contains(",human,ann,")).ShouldBe(3);
    }

    [Test]
    public async Task An_empty_answer_is_explained_and_written_out()
    {
        (await folder.RunAsync("lab", "run", "--prompt", "race-condition", "--config", "reasoner", "--config", "plain", "--runs", "3")).ExitCode.ShouldBe(0);

        var shown = await TypeAsync("\n", "lab", "rank");
        var written = await folder.RunAsync("lab", "export", "--run", "latest", "-o", "run.md");

        shown.Stderr.ShouldContain("the reasoning used up the token limit (800 of 800 tokens)");
        written.ExitCode.ShouldBe(0, written.ToString());
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "run.md"))).ShouldContain("Raise max_output_tokens");
    }

    [Test]
    public async Task Files_that_changed_become_new_versions_and_figures_are_told_apart()
    {
        (await folder.RunAsync("lab", "run", "--prompt", "race-condition", "--config", "plain")).ExitCode.ShouldBe(0);
        folder.Write("configs/plain.json", """{"connection": "recorded-plain", "model": "recorded-mini", "temperature": 0.1, "max_output_tokens": 400}""");
        folder.Write("configs/broken.json", """{"model": "recorded-mini", "temperature": 9}""");

        var import = await folder.RunAsync("lab", "import", ".");
        (await folder.RunAsync("lab", "run", "--prompt", "race-condition", "--config", "plain")).ExitCode.ShouldBe(0);
        var statistics = Lines(await folder.RunAsync("lab", "analyze", "--prompt", "race-condition", "--json")).Single().GetProperty("statistics");

        import.ExitCode.ShouldBe(2, import.ToString());
        import.Stderr.ShouldContain("broken.json.temperature: must be from 0 to 2");
        import.Stdout.ShouldContain("changed config plain");
        import.Stdout.ShouldContain("7 unchanged");
        statistics.EnumerateArray().Select(line => (line.GetProperty("version").GetInt32(), line.GetProperty("experiments").GetInt32())).ShouldBe([(2, 1), (1, 1)]);
    }

    [Test]
    public async Task On_a_terminal_the_work_is_a_live_block_and_the_results_stand_alone(CancellationToken cancellationToken)
    {
        // script gives the command a terminal; what is on it goes to stdout of script.
        var command = $"dotnet '{ToolProcess.Assembly}' lab run --prompt race-condition --runs 2 --review-prompt clear-answers --json > results.jsonl";
        var start = new ProcessStartInfo("script", ["-qec", command, "/dev/null"]) { WorkingDirectory = folder.Path, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (name, value) in folder.Environment) start.Environment[name] = value;
        foreach (var (name, value) in new[] { ("TERM", "xterm"), ("CI", "") }) start.Environment[name] = value;
        start.Environment.Remove("GITHUB_ACTIONS");
        using var terminal = Process.Start(start)!;
        terminal.StandardInput.Close();

        var shown = await terminal.StandardOutput.ReadToEndAsync(cancellationToken);
        await terminal.WaitForExitAsync(cancellationToken);

        terminal.ExitCode.ShouldBe(0, shown);
        shown.ShouldContain("Ctrl+C to stop and keep what is done");
        shown.ShouldNotContain("experiments done", customMessage: "lines are for where no block can be drawn");
        var results = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "results.jsonl"), cancellationToken);
        results.Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("status").GetString()).ShouldBe(["analysis_completed", "analysis_completed"]);
    }

    [Test]
    public async Task A_new_lab_has_review_prompts_whoever_opens_it_and_has_them_once()
    {
        await using var fresh = await EvalFolder.CreateAsync(tasks: 0);
        string[] seeded = ["code_quality", "general_quality"];
        foreach (var _ in seeded)
        {
            var listed = await fresh.RunAsync("lab", "list");
            foreach (var id in seeded) listed.Stdout.Split('\n').Count(line => line.Contains(id)).ShouldBe(1, listed.ToString());
        }
    }

    [Test]
    public async Task A_lab_without_their_connection_has_no_review_prompts_that_nobody_could_judge_with()
    {
        var listed = await folder.RunAsync("lab", "list");

        listed.Stdout.ShouldContain("clear-answers");
        listed.Stdout.ShouldNotContain("_quality");
    }

    private async Task<ToolResult> TypeAsync(string text, params string[] arguments)
    {
        using var tool = folder.Start(arguments);
        tool.Feed(text);
        return await tool.WaitAsync();
    }

    private static List<JsonElement> Lines(ToolResult result) =>
        [.. result.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
}
