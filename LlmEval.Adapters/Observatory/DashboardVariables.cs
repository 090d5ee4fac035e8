namespace LlmEval.Adapters.Observatory;

/// <summary>The variables by which programs of the original dashboard find it.</summary>
public static class DashboardVariables
{
    /// <summary>The address of the server.</summary>
    public const string Url = "EVAL360_DASHBOARD_URL";

    /// <summary>The token that it takes results for.</summary>
    public const string Token = "EVAL360_DASHBOARD_TOKEN";

    /// <summary>The path of a file that holds both as NAME=value lines, such as one that a team shares.</summary>
    public const string File = "EVAL360_DASHBOARD_ENV";
}
