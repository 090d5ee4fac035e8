using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.IntegrationTests.Infrastructure;
using LlmEval.IntegrationTests.Tool;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Deployment;

/// <summary>docker-compose.yml as Compose itself reads it.</summary>
public class ComposeConfigTests
{
    [SetUp]
    public void Look() => Requires.Part(File.Exists("/usr/bin/docker-compose"), "docker-compose", "apt-get install docker-compose");

    [Test]
    public async Task Compose_takes_the_file_and_knows_all_services()
    {
        var result = await ComposeAsync("env", "POSTGRES_PASSWORD=secret");
        (result.ExitCode, result.Error).ShouldBe((0, ""));
        foreach (var service in (string[])["api", "eval", "users", "postgres", "mlflow"]) result.Output.ShouldContain($"\n  {service}:\n");
        result.Output.ShouldContain("postgresql://llm_eval:secret@postgres:5432/llm_eval");
    }

    [Test]
    public async Task Without_a_password_of_the_database_it_says_where_to_set_one()
    {
        var result = await ComposeAsync("env", "--unset=POSTGRES_PASSWORD");
        result.ExitCode.ShouldNotBe(0);
        result.Error.ShouldContain("set POSTGRES_PASSWORD in .env");
    }

    // From the file alone: a .env of whoever runs the tests is not read.
    private static async Task<CommandResult> ComposeAsync(params string[] before)
    {
        using var folder = new TemporaryFolder();
        var settings = Path.Combine(folder.Path, "empty.env");
        await File.WriteAllTextAsync(settings, "");
        return await SystemCommand.RunAsync(
            [
                .. before, "docker-compose", "--env-file", settings, "--file", Path.Combine(ToolProcess.Root, "docker-compose.yml"),
                "--profile", "eval", "--profile", "users", "config",
            ],
            CancellationToken.None);
    }
}
