using System.Runtime.Versioning;
using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Webhooks;

public class WebhookKeysTests
{
    private static readonly Webhook Hook = new(7, new Uri("https://example.org/"), [AlertType.Regression], true, DateTimeOffset.UnixEpoch);

    [Test]
    public void A_signature_is_the_mac_over_timestamp_and_body() =>
        // printf '%s' '1700000000.{"a":1}' | openssl dgst -sha256 -hmac key
        WebhookKeys.Sign(new Secret("a test", "key"), DateTimeOffset.FromUnixTimeSeconds(1700000000), """{"a":1}""")
            .ShouldBe("t=1700000000,v1=a438e398bfafc57e4396bb7fc2304422f0f768e965d073ca313cb52e22e6ad03");

    [Test]
    public void Each_webhook_has_a_key_of_its_own_that_stays()
    {
        var options = new WebhookOptions { Secret = new Secret("a test", "0123456789abcdef") };
        var key = new WebhookKeys(options).KeyOf(Hook).Reveal();
        key.ShouldMatch("^whsec_[A-Za-z0-9_-]{43}$");
        new WebhookKeys(options).KeyOf(Hook with { Url = new Uri("https://example.com/"), Active = false }).Reveal().ShouldBe(key);
        new WebhookKeys(options).KeyOf(Hook with { Id = 8 }).Reveal().ShouldNotBe(key);
        new WebhookKeys(options).KeyOf(Hook with { CreatedAt = Hook.CreatedAt.AddSeconds(1) }).Reveal().ShouldNotBe(key);
        new WebhookKeys(new WebhookOptions { Secret = new Secret("a test", "0123456789abcdeF") }).KeyOf(Hook).Reveal().ShouldNotBe(key);
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void Without_a_given_secret_one_is_made_that_only_its_owner_can_read()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Folder("state"), WebhookOptions.SecretFileName);
        new WebhookKeys(new WebhookOptions { SecretFile = Path.Combine(folder.Path, "state", "another") }).RequireSecret();
        var options = new WebhookOptions { SecretFile = path };
        var keys = Enumerable.Range(0, 8).AsParallel().Select(_ => new WebhookKeys(options).KeyOf(Hook).Reveal()).Distinct().ToList();
        keys.Count.ShouldBe(1);
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName).ShouldBe([WebhookOptions.SecretFileName, "another", ".gitignore"], ignoreOrder: true);
    }

    [Test]
    public void What_is_no_secret_is_said()
    {
        Should.Throw<WebhookException>(() => new WebhookKeys(new WebhookOptions { Secret = new Secret("${env:X}", "short") }).RequireSecret()).Message.ShouldContain("${env:X}");
        Should.Throw<WebhookException>(() => new WebhookKeys(new WebhookOptions()).RequireSecret()).Message.ShouldContain(WebhookOptions.SecretVariable);
    }
}
