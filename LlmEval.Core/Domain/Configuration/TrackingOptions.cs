namespace LlmEval.Core.Domain.Configuration;

/// <summary>Where runs are shown besides our own store.</summary>
public sealed record TrackingOptions
{
    /// <summary>Address of an MLflow server, without credentials; null: runs are not tracked.</summary>
    public Uri? Mlflow { get; init; }

    /// <summary>The experiment that runs are put into. Default <c>llm-eval</c>.</summary>
    public string Experiment { get; init; } = "llm-eval";
}
