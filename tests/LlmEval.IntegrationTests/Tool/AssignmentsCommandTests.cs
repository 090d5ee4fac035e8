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

    [TestCase("JUDGE_MODEL", "some-model", "the judge's model: JUDGE_MODEL is 'some-model', and JUDGE_PROVIDER is not set.")]
    [TestCase("JUDGE_PROVIDER", "openai", "the judge's model: JUDGE_PROVIDER is 'openai', and JUDGE_MODEL is not set.")]
    public async Task A_judge_that_cannot_be_used_is_said_before_anything_is_checked(string variable, string value, string message)
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string?> { ["LLM_EVAL_HOME"] = folder.Path, [variable] = value };

        var result = await ToolProcess.RunAsync(ToolProcess.Assembly, folder.Path, environment, "assignments", "evaluate");

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Stderr.ShouldContain(message);
    }

    [Test]
    public async Task An_option_that_is_not_known_leads_to_the_help_of_the_command_itself()
    {
        using var folder = new TemporaryFolder();

        var result = await ToolProcess.RunAsync(folder.Path, folder.Path, "assignments", "report", "--xml");

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Stderr.Trim().Split('\n')[^1].ShouldBe("See: llm-eval assignments report --help");
    }
}
