using LlmEval.Core.Domain.Identity;

namespace LlmEval.Review.Api.Eval360;

/// <summary>Who may use the surface under <c>/eval360</c>, and where it stands.</summary>
public sealed record Eval360Options
{
    /// <summary>The environment variable with <see cref="DashboardToken"/>.</summary>
    public const string TokenVariable = "EVAL360_DASHBOARD_TOKEN";

    /// <summary>The environment variable with <see cref="PublicReads"/>.</summary>
    public const string PublicReadsVariable = "OBSERVATORY_PUBLIC_READS";

    /// <summary>The shared token: whoever sends it may do everything under <c>/eval360</c>, and nothing elsewhere. Default: none.</summary>
    public Secret? DashboardToken { get; init; }

    /// <summary>Whether everybody who reaches the server may read. Default: false; on a server that only this machine reaches, everybody may.</summary>
    public bool PublicReads { get; init; }

    /// <summary>Whether the surface also stands at <c>/</c> and <c>/api</c>, as in the original. Default: false.</summary>
    public bool AtRoot { get; init; }

    /// <summary>Reads the options of an environment.</summary>
    /// <param name="variable">Gives a variable's value; null for one that is not set.</param>
    public static Eval360Options From(Func<string, string?> variable) => new()
    {
        DashboardToken = variable(TokenVariable) is { Length: > 0 } token ? new Secret($"${{env:{TokenVariable}}}", token) : null,
        PublicReads = string.Equals(variable(PublicReadsVariable), "true", StringComparison.OrdinalIgnoreCase) || variable(PublicReadsVariable) == "1",
    };
}
