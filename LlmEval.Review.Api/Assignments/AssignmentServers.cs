using LlmEval.Core.Pipeline.Assignments;
using LlmEval.Core.Pipeline.Assignments.Building;

namespace LlmEval.Review.Api.Assignments;

/// <summary>What the surfaces under <c>/assignments</c> work with, and which of them also stands at the root.</summary>
public sealed record AssignmentServers
{
    /// <summary>The builder; null: it takes no tasks.</summary>
    public BuilderParts? Builder { get; init; }

    /// <summary>What submissions are checked with; null: they wait for <c>assignments evaluate</c>.</summary>
    public AssignmentPorts? Checks { get; init; }

    /// <summary>Which surface also stands at <c>/api</c> and <c>/health</c>, as in the original. Default: none.</summary>
    public AssignmentRole? AtRoot { get; init; }
}

/// <summary>A builder: who it is, and makes its ports over the server's database.</summary>
/// <param name="Settings">Who it is.</param>
/// <param name="Ports">Makes its ports; given the store of its jobs.</param>
public sealed record BuilderParts(BuilderSettings Settings, Func<Core.Domain.Assignments.Building.IBuildJobStore, BuilderPorts> Ports);

/// <summary>A side of the course.</summary>
public enum AssignmentRole
{
    /// <summary>Builds apps.</summary>
    Builder,

    /// <summary>Sends tasks and checks apps.</summary>
    Instructor,
}
