using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Judging.Quality;

namespace LlmEval.Core.Pipeline.Assignments;

/// <summary>What web apps are published to and checked by.</summary>
public sealed record AssignmentPorts
{
    /// <summary>Publishes.</summary>
    public required IDeployer Deployer { get; init; }

    /// <summary>Reads what was published.</summary>
    public required IRepositoryReader Repositories { get; init; }

    /// <summary>Visits what was published.</summary>
    public required IPageChecker Pages { get; init; }

    /// <summary>Gives its opinion of README and code; null: these checks are skipped.</summary>
    public QualityJudge? Quality { get; init; }

    /// <summary>How long it may take for that; what it has not said by then is not measured.</summary>
    public TimeSpan OpinionWithin { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Who stands in the licence.</summary>
    public string Holder { get; init; } = "The authors";

    /// <summary>How long a page may take to be served after it was published.</summary>
    public TimeSpan ServedWithin { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
