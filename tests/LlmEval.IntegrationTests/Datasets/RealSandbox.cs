using LlmEval.Adapters.Namespaces;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.IntegrationTests.Infrastructure;

namespace LlmEval.IntegrationTests.Datasets;

/// <summary>The sandbox that the tests of this folder share.</summary>
[SetUpFixture]
public class RealSandbox
{
    internal static ISandbox Sandbox { get; private set; } = null!;

    internal static ExecutionLimits Limits { get; } = new()
    {
        Cpu = TimeSpan.FromSeconds(10),
        Wall = TimeSpan.FromSeconds(21),
        MemoryBytes = 256L << 20,
        OutputBytes = 64L << 10,
        Processes = 32,
    };

    [OneTimeSetUp]
    public async Task Start()
    {
        var backend = new NamespacesBackend(TimeProvider.System);
        var readiness = await backend.ProbeAsync(CancellationToken.None);
        Requires.Part(readiness.IsReady, "the namespaces sandbox", string.Join("; ", readiness.Checks.Select(check => check.Fix).OfType<string>()));
        Sandbox = await backend.StartAsync(new SandboxOptions(), CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Sandbox is not null) await Sandbox.DisposeAsync();
    }
}
