using System.Net.Http.Headers;
using System.Text;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.MLflow;

/// <summary>Who asks an MLflow server. Its text form shows nothing.</summary>
public sealed class MlflowCredentials
{
    private const string UserVariable = "MLFLOW_TRACKING_USERNAME";
    private const string PasswordVariable = "MLFLOW_TRACKING_PASSWORD";
    private const string TokenVariable = "MLFLOW_TRACKING_TOKEN";

    private readonly IReadOnlyList<Secret> secrets;

    private MlflowCredentials(AuthenticationHeaderValue header, params IReadOnlyList<Secret> secrets) => (Header, this.secrets) = (header, secrets);

    /// <summary>The header that proves it.</summary>
    internal AuthenticationHeaderValue Header { get; }

    /// <summary>The credentials of the environment, as MLflow's own clients take them: user and password, else a token; null when there are none.</summary>
    public static MlflowCredentials? From(Func<string, string?> environment)
    {
        if (environment(UserVariable) is { Length: > 0 } user && environment(PasswordVariable) is { Length: > 0 } password)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
            return new(new AuthenticationHeaderValue("Basic", encoded), new Secret(PasswordVariable, encoded), new Secret(PasswordVariable, password));
        }

        // A line end, easily caught when a variable is set from a file, fits into no header.
        return environment(TokenVariable)?.ReplaceLineEndings("").Trim() is { Length: > 0 } token
            ? new(new AuthenticationHeaderValue("Bearer", token), new Secret(TokenVariable, token))
            : null;
    }

    /// <summary>Replaces what is secret in a text that others wrote.</summary>
    public string Redact(string text) => secrets.Aggregate(text, (shown, secret) => secret.Redact(shown));

    /// <inheritdoc />
    public override string ToString() => "***";
}
