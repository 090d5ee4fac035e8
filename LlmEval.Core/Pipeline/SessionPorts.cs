using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Core.Pipeline;

/// <summary>Everything that a session works with. The session disposes the clients that it makes, and nothing else.</summary>
public sealed record SessionPorts
{
    /// <summary>Makes the client of a model, with its limits and retries.</summary>
    public required Func<ModelOptions, IModelClient> CreateClient { get; init; }

    /// <summary>Finds programs in answers.</summary>
    public required ICodeExtractor Extractor { get; init; }

    /// <summary>Runs programs.</summary>
    public required ISandbox Sandbox { get; init; }

    /// <summary>Publishes and checks web apps; null when the plan has none.</summary>
    public Assignments.AssignmentPorts? Assignments { get; init; }

    /// <summary>Score samples.</summary>
    public required IReadOnlyList<IScorer> Scorers { get; init; }

    /// <summary>Keeps results.</summary>
    public required IResultStore Store { get; init; }

    /// <summary>Reads what the store keeps.</summary>
    public required IResultReader Results { get; init; }

    /// <summary>Keeps answers.</summary>
    public required IAnswerCache Answers { get; init; }

    /// <summary>Is told what happens.</summary>
    public required IRunObserver Observer { get; init; }

    /// <summary>The accepted results of the config; null when nothing is held against them.</summary>
    public ISnapshotStore? Snapshots { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>What the run may spend, the same that the clients reserve in; null for no limit.</summary>
    public BudgetLedger? Budget { get; init; }

    /// <summary>Version of this tool with its commit, stored with the run.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The commit that the config's folder is at, stored with the run; null when it is in no repository.</summary>
    public string? GitCommit { get; init; }
}
