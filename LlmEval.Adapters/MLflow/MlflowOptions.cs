namespace LlmEval.Adapters.MLflow;

/// <summary>An MLflow server and how to speak with it.</summary>
public sealed record MlflowOptions
{
    /// <summary>Its address, without credentials.</summary>
    public required Uri Server { get; init; }

    /// <summary>The experiment that runs are put into.</summary>
    public required string Experiment { get; init; }

    /// <summary>Who asks; null for servers that let everybody.</summary>
    public MlflowCredentials? Credentials { get; init; }

    /// <summary>The person named with runs. Default: the user of this process.</summary>
    public string User { get; init; } = Environment.UserName;

    /// <summary>Further attempts after a request failed in a way that may pass. Default 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Time for one attempt. Default 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
