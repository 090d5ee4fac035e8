namespace LlmEval.Review.Api.Lab.Costs;

/// <summary>What the lab has cost, in US dollars.</summary>
internal sealed record LabCostResponse
{
    /// <summary>All that is known.</summary>
    public required decimal TotalUsd { get; init; }

    /// <summary>Experiments.</summary>
    public required decimal ExperimentsUsd { get; init; }

    /// <summary>Scoring by judges.</summary>
    public required decimal JudgingUsd { get; init; }

    /// <summary>Experiments and calls of judges whose cost is unknown: they are in no sum.</summary>
    public required int Unpriced { get; init; }

    /// <summary>By prompt, the dearest first.</summary>
    public required IReadOnlyList<LabPromptCostResponse> ByPrompt { get; init; }

    /// <summary>By version of a config, the dearest first; without scoring, which speaks of several configs at once.</summary>
    public required IReadOnlyList<LabConfigCostResponse> ByConfig { get; init; }
}

/// <summary>What a prompt has cost, in US dollars.</summary>
/// <param name="Prompt">The prompt's name.</param>
/// <param name="TotalUsd">All that is known.</param>
/// <param name="ExperimentsUsd">Experiments.</param>
/// <param name="JudgingUsd">Scoring by judges.</param>
/// <param name="Experiments">Experiments made.</param>
/// <param name="Unpriced">Experiments and calls of judges whose cost is unknown.</param>
internal sealed record LabPromptCostResponse(string Prompt, decimal TotalUsd, decimal ExperimentsUsd, decimal JudgingUsd, int Experiments, int Unpriced);

/// <summary>What a version of a config has cost, in US dollars.</summary>
/// <param name="Config">The config's name.</param>
/// <param name="Version">The version.</param>
/// <param name="TotalUsd">All that is known.</param>
/// <param name="Experiments">Experiments made.</param>
/// <param name="Unpriced">Experiments whose cost is unknown.</param>
internal sealed record LabConfigCostResponse(string Config, int Version, decimal TotalUsd, int Experiments, int Unpriced);
