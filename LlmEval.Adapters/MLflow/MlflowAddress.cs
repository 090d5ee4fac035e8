namespace LlmEval.Adapters.MLflow;

/// <summary>Addresses of MLflow servers.</summary>
public static class MlflowAddress
{
    /// <summary>The variable that names a server.</summary>
    public const string Variable = "MLFLOW_TRACKING_URI";

    /// <summary>Reads an address; null when it is no http or https address, or holds credentials, which would be stored with it.</summary>
    public static Uri? Parse(string text) => HttpAddress.Parse(text);
}
