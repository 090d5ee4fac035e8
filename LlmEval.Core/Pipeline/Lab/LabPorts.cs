using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Everything that the lab works with. The runner disposes the clients that it makes, and nothing else.</summary>
public sealed record LabPorts
{
    /// <summary>Keeps prompts, configs and review prompts.</summary>
    public required ILabCatalogue Catalogue { get; init; }

    /// <summary>Keeps runs and sessions.</summary>
    public required ILabRuns Runs { get; init; }

    /// <summary>Reads experiments.</summary>
    public required ILabExperiments Experiments { get; init; }

    /// <summary>Keeps scores.</summary>
    public required ILabScoring Scoring { get; init; }

    /// <summary>Makes models.</summary>
    public required ILabModels Models { get; init; }

    /// <summary>Prices and the budget.</summary>
    public required LabSettings Settings { get; init; }

    /// <summary>Keeps what the evaluation pipeline makes: the samples that experiments are.</summary>
    public required IResultStore Store { get; init; }

    /// <summary>Reads what the store keeps.</summary>
    public required IResultReader Results { get; init; }

    /// <summary>Keeps answers.</summary>
    public required IAnswerCache Answers { get; init; }

    /// <summary>Is told what happens.</summary>
    public required ILabObserver Observer { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Version of this tool with its commit, stored with each run.</summary>
    public required string ToolVersion { get; init; }
}
