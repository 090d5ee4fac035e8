using System.Net;
using System.Net.Sockets;
using LlmEval.Adapters.Postgres;
using LlmEval.IntegrationTests.Storage;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>Commands of a course as their users run them.</summary>
[CancelAfter(120_000)]
public class AssignmentsCommandTests
{
    [TestCase(2)]
    [TestCase(15)]
    public async Task Who_stops_it_while_a_builder_does_not_answer_is_told_that_all_is_kept(int signal, CancellationToken cancellationToken)
    {
        await using var database = await TestDatabase.CreateAsync();
        using var folder = new TemporaryFolder();
        using var builder = new TcpListener(IPAddress.Loopback, 0);
        builder.Start();
        var submissions = Path.Combine(folder.Path, "submissions.csv");
        await File.WriteAllTextAsync(submissions, $"timestamp,email,endpoint,secret\n2026-01-02,ann@example.org,http://{builder.LocalEndpoint}/,secret-of-ann\n", cancellationToken);

        var environment = new Dictionary<string, string?> { ["LLM_EVAL_HOME"] = database.Options.StateFolder, [PostgresOptions.UrlVariable] = database.Url };
        using var tool = ToolProcess.Start(ToolProcess.Assembly, ToolProcess.Root, environment, "assignments", "round1", submissions);
        using var asked = await builder.AcceptTcpClientAsync(cancellationToken);
        tool.Signal(signal);

        var result = await tool.WaitAsync();
        result.ExitCode.ShouldBe(130, result.ToString());
        result.Stderr.Trim().Split('\n').ShouldBe(
            ["llm-eval: stopping (once more to stop now)", "llm-eval: interrupted; what was sent and checked stays. Go on with the same command."], result.ToString());
    }
}
