using LlmEval.Adapters.Namespaces;
using LlmEval.IntegrationTests.Infrastructure;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>doctor</c> as its users meet it.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class DoctorCommandTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task What_is_in_place_is_ticked_and_what_is_good_to_know_is_told()
    {
        var readiness = await new NamespacesBackend(TimeProvider.System).ProbeAsync(CancellationToken.None);
        Requires.Part(readiness.IsReady, "the namespaces sandbox", "llm-eval doctor");

        var doctor = await RunAsync();

        foreach (var name in new[] { "bubblewrap", "python", "seccomp", "architecture", "isolation" }) doctor.Stdout.ShouldContain($"  ✓ {name}: ");
        doctor.Stdout.ShouldContain("assignments\n  ✓ git: git version ");
        doctor.Stdout.ShouldContain("  · control groups: ");
        doctor.Stdout.ShouldContain("  · swap: ");
        doctor.Stdout.ShouldContain("  · OPENAI_API_KEY: not set\n      only for models that need it");
    }

    [Test]
    public async Task What_is_missing_is_marked_with_its_fix_and_makes_the_exit_code()
    {
        var doctor = await RunAsync(("PATH", "/nowhere"), ("DOCKER_HOST", "unix:///nowhere"));

        doctor.ExitCode.ShouldBe(3);
        doctor.Stdout.ShouldContain("  ✗ bubblewrap: no bwrap in PATH\n      install bubblewrap (");
        doctor.Stdout.ShouldContain("  · control groups: ");
        doctor.Stdout.ShouldContain("  · git: no git in PATH\n      only for assignments: Install git 2.37 or later");
        doctor.Stdout.ShouldContain("Not ready: mend what is marked ✗");
    }

    private Task<ToolResult> RunAsync(params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string?> { ["LLM_EVAL_HOME"] = folder.Path, ["OPENAI_API_KEY"] = null };
        foreach (var (name, value) in more) environment[name] = value;
        return ToolProcess.RunAsync(ToolProcess.Assembly, folder.Path, environment, "doctor");
    }
}
