namespace LlmEval.Adapters.MLflow;

/// <summary>Addresses of MLflow servers.</summary>
public static class MlflowAddress
{
    /// <summary>The variable that names a server.</summary>
    public const string Variable = "MLFLOW_TRACKING_URI";

    /// <summary>Reads an address; null when it is no http or https address, or holds credentials, which would be stored with it.</summary>
    public static Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address is { Host.Length: > 0, UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
            ? address
            : null;
}
