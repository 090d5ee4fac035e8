using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Pipeline.Assignments.Building;

/// <summary>What a builder works with.</summary>
public sealed record BuilderPorts
{
    /// <summary>Keeps its jobs.</summary>
    public required IBuildJobStore Jobs { get; init; }

    /// <summary>Writes the apps; null: no task can be taken.</summary>
    public IModelClient? Model { get; init; }

    /// <summary>What the model is asked with.</summary>
    public ModelParameters Parameters { get; init; } = new();

    /// <summary>Publishes.</summary>
    public required IDeployer Deployer { get; init; }

    /// <summary>Tells the instructor.</summary>
    public required INoticeSender Notices { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
