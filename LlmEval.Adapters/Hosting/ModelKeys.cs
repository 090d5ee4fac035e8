using LlmEval.Core.Domain;

namespace LlmEval.Adapters.Hosting;

/// <summary>Which keys of models are set. None is needed: replays and local servers work without.</summary>
public static class ModelKeys
{
    private static readonly string[] Variables = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY"];

    /// <summary>A check per key. Values are never shown.</summary>
    public static Readiness Probe(string workingDirectory)
    {
        var environment = DotEnvironment.In(workingDirectory);
        return new Readiness([.. Variables.Select(name => environment(name) is { Length: > 0 }
            ? new ReadinessCheck(name, true, "set", null)
            : ReadinessCheck.Information(name, "not set", $"only for models that need it: put {name}=… into .env"))]);
    }
}
