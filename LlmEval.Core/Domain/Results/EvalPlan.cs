using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Domain.Results;

/// <summary>What a run will do: every case, in a stable order that is fair to all models.</summary>
public sealed record EvalPlan
{
    /// <summary>What the run is for. Default <see cref="RunKind.Eval"/>.</summary>
    public RunKind Kind { get; init; } = RunKind.Eval;

    /// <summary>The config.</summary>
    public required EvalConfig Config { get; init; }

    /// <summary>The tasks.</summary>
    public required TaskSet Tasks { get; init; }

    /// <summary>The cases.</summary>
    public required IReadOnlyList<EvalCase> Cases { get; init; }

    /// <summary>Cases that the config has and the selection left out. Above 0, the run is partial and gates are skipped.</summary>
    public required int LeftOut { get; init; }
}
