using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Core.Domain.Results;

/// <summary>One run, as the store keeps it.</summary>
public sealed record RunRecord
{
    /// <summary>The id.</summary>
    public required RunId Id { get; init; }

    /// <summary>What it is for.</summary>
    public RunKind Kind { get; init; } = RunKind.Eval;

    /// <summary>The config's name.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute path of the config.</summary>
    public required string ConfigPath { get; init; }

    /// <summary>The config as written, references unexpanded.</summary>
    public required string ConfigYaml { get; init; }

    /// <summary>Hash of the config.</summary>
    public required ContentHash ConfigHash { get; init; }

    /// <summary>The dataset's name.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Hash of the selected tasks.</summary>
    public required ContentHash DatasetHash { get; init; }

    /// <summary>Version of this tool with its commit.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The commit that the config's folder was at; null when it is in no repository.</summary>
    public string? GitCommit { get; init; }

    /// <summary>Name of the machine.</summary>
    public required string Host { get; init; }

    /// <summary>Where code ran.</summary>
    public required SandboxInfo Sandbox { get; init; }

    /// <summary>Hash over limits, sandbox and Python version: results of one task and answer under one key are interchangeable. Null in old runs.</summary>
    public ContentHash? ConditionsKey { get; init; }

    /// <summary>The run that this one started from; null for one that started with nothing.</summary>
    public RunBase? Base { get; init; }

    /// <summary>The models' ids, in the config's order.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The prompt variants' ids, in the config's order.</summary>
    public required IReadOnlyList<string> Prompts { get; init; }

    /// <summary>Generations per case.</summary>
    public required int SamplesPerCase { get; init; }

    /// <summary>The k of pass@k.</summary>
    public required IReadOnlyList<int> PassAt { get; init; }

    /// <summary>Cases planned.</summary>
    public required int PlannedCases { get; init; }

    /// <summary>Cases of the config that the selection left out.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Start, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>End, UTC; null while it runs or when it was killed.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How it stands.</summary>
    public RunStatus Status { get; init; } = RunStatus.Running;

    /// <summary>The gates' results, once the run is over.</summary>
    public IReadOnlyList<GateResult> Gates { get; init; } = [];
}

/// <summary>How a run stands.</summary>
public enum RunStatus
{
    /// <summary>In progress.</summary>
    Running,

    /// <summary>Every planned case was worked on, whatever the models scored.</summary>
    Completed,

    /// <summary>Stopped by a person or a signal; what was done is kept.</summary>
    Interrupted,

    /// <summary>Our own machinery broke.</summary>
    Failed,

    /// <summary>The next call might have cost more than was left of the budget; what was done is kept, and the rest can be resumed.</summary>
    BudgetReached,

    /// <summary>The process is gone and never said so. Never stored: readers find it out.</summary>
    Killed,
}

/// <summary>Whether a gate was met.</summary>
public sealed record GateResult
{
    /// <summary>The gate in words.</summary>
    public required string Gate { get; init; }

    /// <summary>Whether it holds.</summary>
    public required GateStatus Status { get; init; }

    /// <summary>The value that was compared, or null.</summary>
    public double? Value { get; init; }

    /// <summary>The value and the verdict in words.</summary>
    public required string Message { get; init; }
}

/// <summary>Whether a gate holds.</summary>
public enum GateStatus
{
    /// <summary>It holds.</summary>
    Met,

    /// <summary>It does not hold, or its value is undefined.</summary>
    NotMet,

    /// <summary>Not decided: the run is partial.</summary>
    Skipped,
}
