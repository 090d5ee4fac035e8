using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Preferences;

/// <summary>What a preference needs of the run that its responses are from.</summary>
public sealed record PreferenceRun
{
    /// <summary>The run.</summary>
    public required RunId Id { get; init; }

    /// <summary>Hash of its tasks.</summary>
    public required ContentHash DatasetHash { get; init; }

    /// <summary>Hash of its config.</summary>
    public required ContentHash ConfigHash { get; init; }

    /// <summary>Hashes of its prompt variants by id: with the task's hash they say what the models were asked.</summary>
    public required IReadOnlyDictionary<string, ContentHash> Prompts { get; init; }

    /// <summary>What is needed of a stored run.</summary>
    public static PreferenceRun Of(RunRecord run, RunSetup setup) => new()
    {
        Id = run.Id,
        DatasetHash = run.DatasetHash,
        ConfigHash = run.ConfigHash,
        Prompts = setup.Prompts.ToDictionary(prompt => prompt.Id, prompt => prompt.Hash, StringComparer.Ordinal),
    };
}
