using System.Net;
using System.Net.Sockets;
using LlmEval.Adapters.Postgres;
using LlmEval.IntegrationTests.Storage;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>llm-eval serve</c> as its users run it.</summary>
[CancelAfter(120_000)]
public class ServeCommandTests
{
    private const int Sigint = 2;

    [Test]
    public async Task It_serves_an_empty_database_says_where_and_ends_with_Ctrl_C(CancellationToken cancellationToken)
    {
        await using var database = new TemporaryDatabase();
        var port = FreePort();
        using var tool = ToolProcess.Start(
            ToolProcess.Assembly, ToolProcess.Root, new Dictionary<string, string?> { ["LLM_EVAL_HOME"] = database.Options.StateFolder }, "serve", "--port", $"{port}");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (!await AnswersAsync(client)) cancellationToken.ThrowIfCancellationRequested();

        (await client.GetStringAsync("/api/v1/runs", cancellationToken)).ShouldBe("{\"items\":[],\"next\":null}");
        tool.Signal(Sigint);
        var result = await tool.WaitAsync();
        (result.ExitCode, result.Stdout.Trim()).ShouldBe((0, $"LLM-Eval is at http://127.0.0.1:{port}/"));
    }

    [TestCase("observatory", "/api/models")]
    [TestCase("lab", "/api/prompts/list")]
    public async Task A_compatible_surface_stands_at_the_root_where_it_is_asked_for(string surface, string path, CancellationToken cancellationToken)
    {
        await using var database = await TestDatabase.CreateAsync();
        var port = FreePort();
        using var tool = ToolProcess.Start(
            ToolProcess.Assembly, ToolProcess.Root, EnvironmentOf(database), "serve", "--compat", surface, "--port", $"{port}");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (!await AnswersAsync(client)) cancellationToken.ThrowIfCancellationRequested();

        (await client.GetAsync(path, cancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        tool.Signal(Sigint);
        (await tool.WaitAsync()).ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var result = await ToolProcess.RunAsync(ToolProcess.Assembly, ToolProcess.Root, EnvironmentOf(database), "serve", "--port", $"{port}");
        result.ExitCode.ShouldBe(3);
        result.Stderr.ShouldContain($"127.0.0.1:{port}");
        result.Stderr.ShouldContain("--port");
    }

    [TestCase("--listen", "here")]
    [TestCase("--port", "70000")]
    public async Task What_is_no_address_is_refused(string option, string value)
    {
        var result = await ToolProcess.RunAsync(ToolProcess.Root, ToolProcess.Root, "serve", option, value);
        result.ExitCode.ShouldBe(2);
        result.Stderr.ShouldContain(value);
    }

    private static Dictionary<string, string?> EnvironmentOf(TestDatabase database) =>
        new() { ["LLM_EVAL_HOME"] = database.Options.StateFolder, [PostgresOptions.UrlVariable] = database.Url };

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            await Task.Yield();
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
