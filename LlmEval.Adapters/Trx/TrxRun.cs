namespace LlmEval.Adapters.Trx;

/// <summary>One test run, as a TRX file tells it.</summary>
public sealed record TrxRun
{
    /// <summary>Id of the run.</summary>
    public required Guid Id { get; init; }

    /// <summary>What Visual Studio and Azure DevOps show as the run's title.</summary>
    public required string Name { get; init; }

    /// <summary>Who ran it.</summary>
    public required string User { get; init; }

    /// <summary>Name of the machine that ran it.</summary>
    public required string Computer { get; init; }

    /// <summary>When the run was asked for.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the run was put in the queue; without a queue the same as <see cref="Created"/>.</summary>
    public required DateTimeOffset Queued { get; init; }

    /// <summary>When the first test could start.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When the last test had ended.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>Name of the folder beside the file in which readers look for attachments; it need not exist. A plain folder name.</summary>
    public required string DeploymentFolder { get; init; }

    /// <summary>Path of the test assembly. Written as it is: paths differ by case on Linux.</summary>
    public required string Storage { get; init; }

    /// <summary>How the run ended. Not derived from the results: what fails a run is the caller's decision.</summary>
    public required TrxRunOutcome Outcome { get; init; }

    /// <summary>The results, in the order in which they are written; gone through several times.</summary>
    public required IReadOnlyCollection<TrxResult> Results { get; init; }

    /// <summary>What executed the tests, as a URI of the scheme <c>executor</c>.</summary>
    /// <value>Default: <c>executor://llm-eval</c>.</value>
    public string AdapterTypeName { get; init; } = "executor://llm-eval";
}
