using LlmEval.Core.Domain.Results;
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

    /// <summary>Whether the config's judge is asked at the end. Default yes.</summary>
    public bool Judges { get; init; } = true;

    /// <summary><c>path=value</c> changes to the config, applied before it is checked.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>The run to start from; null to start with nothing.</summary>
    public BaseReference? Base { get; init; }

    /// <summary>How answers of other runs are used.</summary>
    public CachePolicy Cache { get; init; } = CachePolicy.Use;
}

/// <summary>A run as a person names it, and what is wanted of it.</summary>
/// <param name="Run"><c>latest</c>, an id or its last digits; null for the config's newest run that was not completed.</param>
/// <param name="Carry">What is taken from it.</param>
public sealed record BaseReference(string? Run, Carry Carry);
