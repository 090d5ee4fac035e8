using LlmEval.Core.Planning;

namespace LlmEval.Adapters.Hosting;

/// <summary>What one run is asked to do: a config, a selection from it, and changes to it.</summary>
public sealed record RunOptions
{
    /// <summary>Absolute path of the config.</summary>
    public required string ConfigPath { get; init; }

    /// <summary>Absolute path of the folder that the command was given in; its <c>.env</c> is read.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>What is taken out of the config's plan.</summary>
    public PlanSelection Selection { get; init; } = new();

    /// <summary>True when no model will be called: keys may be missing then.</summary>
    public bool CallsNobody { get; init; }

    /// <summary><c>path=value</c> changes to the config, applied before it is checked.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];
}
