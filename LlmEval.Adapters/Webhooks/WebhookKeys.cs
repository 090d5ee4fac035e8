using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Adapters.Webhooks;

/// <summary>The keys that messages are signed with: derived from one secret of the server, one per webhook, never stored.</summary>
public sealed class WebhookKeys(WebhookOptions options)
{
    private const string Prefix = "whsec_";
    private const int SecretBytes = 32;
    private const int ShortestSecret = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lazy<byte[]> secret = new(() => Read(options));

    /// <summary>Makes sure that there is a secret.</summary>
    /// <exception cref="WebhookException">There is no usable one; the message says what to do.</exception>
    public void RequireSecret() => _ = secret.Value;

    /// <summary>The key of a webhook: HMAC-SHA256 of its id and when it was made, under the server's secret.</summary>
    /// <exception cref="WebhookException">There is no usable secret; the message says what to do.</exception>
    public Secret KeyOf(Webhook hook)
    {
        // An id alone comes again when a database is made anew.
        var name = string.Create(CultureInfo.InvariantCulture, $"webhook:{hook.Id}:{hook.CreatedAt.UtcTicks}");
        return new Secret($"the key of webhook {hook.Id}", Prefix + Base64Url.EncodeToString(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes(name))));
    }

    /// <summary>The value of the signature's header: <c>t=timestamp,v1=hex</c>, where hex is HMAC-SHA256 over <c>timestamp.body</c> under the key's text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="at">When it is sent; written in whole seconds since 1970.</param>
    /// <param name="body">What is sent.</param>
    public static string Sign(Secret key, DateTimeOffset at, string body)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Reveal()), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        return $"t={timestamp},v1={Convert.ToHexStringLower(mac)}";
    }

    private static byte[] Read(WebhookOptions options)
    {
        if (options.Secret is { } given)
        {
            return given.Reveal().Length >= ShortestSecret
                ? Encoding.UTF8.GetBytes(given.Reveal())
                : throw new WebhookException($"{given.Reference} is shorter than {ShortestSecret} characters. Give a longer one, e.g. from: openssl rand -hex 32");
        }

        if (options.SecretFile is not { } path) throw new WebhookException($"Messages cannot be signed: set {WebhookOptions.SecretVariable} for the server.");
        try
        {
            return ReadOrMake(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WebhookException($"The secret of the webhooks in {path} cannot be used: {e.Message} Make it readable, or set {WebhookOptions.SecretVariable}.", e);
        }
    }

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path)) Make(path);
        // Another process may have made the file this moment, and be about to write it.
        var text = "";
        SpinWait.SpinUntil(() => (text = File.ReadAllText(path).Trim()).Length >= ShortestSecret, Patience);
        return text.Length >= ShortestSecret ? Encoding.UTF8.GetBytes(text) : throw new IOException($"it has fewer than {ShortestSecret} characters.");
    }

    private static void Make(string path)
    {
        // With the file that keeps it out of repositories.
        StateFolder.Create(Path.GetDirectoryName(path)!);
        // Only one process makes it: a move would go over what another has made and used meanwhile.
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var stream = new FileStream(path, settings);
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))));
        }
        catch (IOException) when (File.Exists(path))
        {
            // It is theirs that counts.
        }
    }
}

/// <summary>Webhooks cannot be used in this way; the message says why and what to do.</summary>
public sealed class WebhookException(string message, Exception? inner = null) : Exception(message, inner);
