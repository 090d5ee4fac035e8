using LlmEval.IntegrationTests.Models;

namespace LlmEval.IntegrationTests.Tool.Lab;

/// <summary>What the lab's commands refuse, and how they are interrupted.</summary>
[Parallelizable]
[CancelAfter(240_000)]
public class LabRefusalTests
{
    private const int SigInt = 2;

    private EvalFolder folder = null!;

    [SetUp]
    public async Task MakeAsync()
    {
        folder = await EvalFolder.CreateAsync(tasks: 0);
        folder.Write("answers.jsonl", "");
        folder.Write("prompts/plain.json", """[{"role": "user", "content": "Say something."}]""");
        folder.Write("prompts/open.json", """[{"role": "user", "content": "Write about {topic} in {style}."}]""");
        folder.Write("configs/one.json", """{"connection": "served", "model": "gpt-4o"}""");
    }

    [TearDown]
    public async Task RemoveAsync() => await folder.DisposeAsync();

    [Test]
    public async Task What_is_wrong_with_lab_yaml_is_shown_at_its_place()
    {
        folder.Write("lab.yaml", "connections:\n  served: { provider: opnai }\n  other: { provider: replay, path: answers.json }\n");

        var run = await folder.RunAsync("lab", "run");

        run.ExitCode.ShouldBe(2, run.ToString());
        run.Stderr.ShouldContain("lab.yaml:2:23 error LE");
        run.Stderr.ShouldContain("did you mean 'openai'?");
        run.Stderr.ShouldContain("lab.yaml:3:");
        run.Stderr.ShouldContain("^");
    }

    [Test]
    public async Task What_cannot_be_asked_is_refused_before_anything_is_paid_for()
    {
        await using var server = await FakeOpenAiServer.StartAsync();
        WriteConnection(server);
        (await folder.RunAsync("lab", "import", ".")).ExitCode.ShouldBe(0);

        var unfilled = await folder.RunAsync("lab", "run");
        var config = await folder.RunAsync("lab", "run", "--prompt", "plain", "--config", "nobody");
        var review = await folder.RunAsync("lab", "run", "--prompt", "plain", "--review-prompt", "nothing");
        var runs = await folder.RunAsync("lab", "run", "--prompt", "plain", "--runs", "11");
        var latest = await folder.RunAsync("lab", "rank");

        foreach (var refused in new[] { unfilled, config, review, runs, latest }) refused.ExitCode.ShouldBe(2, refused.ToString());
        unfilled.Stderr.ShouldContain("{topic}, {style} have no value");
        unfilled.Stderr.ShouldContain("{{topic}}");
        config.Stderr.ShouldContain("nobody");
        review.Stderr.ShouldContain("nothing");
        runs.Stderr.ShouldContain("1 to 10");
        latest.Stderr.ShouldContain("There is no run yet");
        server.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task A_session_that_is_interrupted_goes_on_with_what_is_left()
    {
        await using var server = await FakeOpenAiServer.StartAsync();
        WriteConnection(server);
        (await folder.RunAsync("lab", "import", "prompts/plain.json", "configs")).ExitCode.ShouldBe(0);
        var never = new TaskCompletionSource();
        server.Otherwise = _ => FakeAnswer.Completion("Something.") with { Held = server.Calls.Count > 1 ? never.Task : null };

        ToolResult stopped;
        using (var session = folder.Start("lab", "run", "--prompt", "plain", "--runs", "3"))
        {
            await server.ArrivalAsync();
            await server.ArrivalAsync();
            session.Signal(SigInt);
            stopped = await session.WaitAsync();
        }

        server.Otherwise = _ => FakeAnswer.Completion("Something.");
        var resumed = await folder.RunAsync("lab", "run", "--resume");
        var nothing = await folder.RunAsync("lab", "run", "--resume");

        stopped.ExitCode.ShouldBe(130, stopped.ToString());
        stopped.Stderr.ShouldContain("llm-eval lab run --resume");
        resumed.ExitCode.ShouldBe(0, resumed.ToString());
        resumed.Stdout.ShouldContain("plain · 3 runs");
        // The first one is not asked for again; the one in flight is.
        server.Calls.Count.ShouldBe(4);
        nothing.ExitCode.ShouldBe(8, nothing.ToString());
    }

    private void WriteConnection(FakeOpenAiServer server)
    {
        folder.Write(".env", $"SERVED_KEY={FakeOpenAiServer.Key}\n");
        folder.Write("lab.yaml", $$$"""
            connections:
              served: { provider: openai, base_url: {{{server.BaseUrl}}}, api_key: "${env:SERVED_KEY}", limits: { retries: 0 } }
            """);
    }
}
