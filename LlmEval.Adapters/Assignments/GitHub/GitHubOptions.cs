using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Assignments.GitHub;

/// <summary>An account of GitHub's and how to speak with its REST API.</summary>
public sealed record GitHubOptions
{
    /// <summary>The environment variable with <see cref="Token"/>.</summary>
    public const string TokenVariable = "GITHUB_TOKEN";

    /// <summary>The token: it needs to write contents, administration and pages (fine-grained), or <c>public_repo</c> (classic).</summary>
    public required Secret Token { get; init; }

    /// <summary>The API. Default: <c>https://api.github.com</c>.</summary>
    public Uri Api { get; init; } = new("https://api.github.com");

    /// <summary>Further attempts after a request failed in a way that may pass. Default: 4.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The longest wait that GitHub may ask for; a longer one is an error that says so. Default: 2 minutes.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Time for one attempt. Default: 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads the options of an environment.</summary>
    /// <param name="variable">Gives a variable's value; null for one that is not set.</param>
    /// <returns>Null without a token.</returns>
    public static GitHubOptions? From(Func<string, string?> variable) =>
        variable(TokenVariable) is { Length: > 0 } token ? new GitHubOptions { Token = new Secret($"${{env:{TokenVariable}}}", token) } : null;
}
