using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Webhooks;

/// <summary>How messages are sent to webhooks.</summary>
public sealed record WebhookOptions
{
    /// <summary>The environment variable with <see cref="Secret"/>.</summary>
    public const string SecretVariable = "OBSERVATORY_WEBHOOK_SECRET";

    /// <summary>The environment variable with <see cref="AllowPrivateAddresses"/>.</summary>
    public const string AllowPrivateVariable = "OBSERVATORY_WEBHOOKS_ALLOW_PRIVATE";

    /// <summary>The name of <see cref="SecretFile"/> in the state folder.</summary>
    public const string SecretFileName = "webhook.secret";

    /// <summary>The secret that the keys of signatures are derived from; null: the one in <see cref="SecretFile"/>.</summary>
    public Secret? Secret { get; init; }

    /// <summary>
    /// Absolute path of the file with the secret where none is given; it is made with the first webhook, readable by its owner only. Null: a
    /// secret must be given.
    /// </summary>
    public string? SecretFile { get; init; }

    /// <summary>Whether messages may go to addresses that are not public: loopback, private and link-local networks. Default: false.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>How long a receiver may take. Default: 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a message is tried before it is given up. Default: 8, which with the pauses between takes about two hours.</summary>
    public int MostAttempts { get; init; } = 8;

    /// <summary>The pause after the first attempt; each further one is up to four times as long. Default: 2 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between attempts. Default: one hour.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Reads the options of an environment.</summary>
    /// <param name="variable">Gives a variable's value; null for one that is not set.</param>
    public static WebhookOptions From(Func<string, string?> variable) => new()
    {
        Secret = variable(SecretVariable) is { Length: > 0 } secret ? new Secret($"${{env:{SecretVariable}}}", secret) : null,
        AllowPrivateAddresses = string.Equals(variable(AllowPrivateVariable), "true", StringComparison.OrdinalIgnoreCase) || variable(AllowPrivateVariable) == "1",
    };
}
