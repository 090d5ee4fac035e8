using LlmEval.Adapters.Namespaces;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Adapters.Hosting;

/// <summary>The registry of sandbox backends. A new one is added here and nowhere else.</summary>
public static class SandboxBackends
{
    /// <summary>The value of <c>sandbox.backend</c> that leaves the choice to us.</summary>
    public const string Auto = "auto";

    /// <summary>All backends that come with the tool, the preferred one first.</summary>
    public static IReadOnlyList<ISandboxBackend> All(TimeProvider time) => [new NamespacesBackend(time)];

    /// <summary>Starts the backend that the options name, or the first one that can run here.</summary>
    /// <exception cref="SandboxUnavailableException">None can run here; code is never run unprotected instead.</exception>
    public static async Task<ISandbox> StartAsync(SandboxOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var backends = All(time).Where(backend => options.Backend == Auto || backend.Name == options.Backend).ToList();
        var reasons = new List<string>();
        foreach (var backend in backends)
        {
            var readiness = await backend.ProbeAsync(cancellationToken);
            if (readiness.IsReady) return await backend.StartAsync(options, cancellationToken);
            reasons.AddRange(readiness.Checks.Where(check => !check.Passed).Select(check => $"  {backend.Name}: {check.Name}: {check.Detail}. {check.Fix}"));
        }

        throw new SandboxUnavailableException(
            $"No sandbox can run here, and code is never run without one:\n{string.Join('\n', reasons)}\nSee: llm-eval doctor");
    }
}
