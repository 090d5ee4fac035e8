using System.Text.RegularExpressions;

namespace LlmEval.Core.Assignments.Checking.Secrets;

/// <summary>
/// What keys and tokens look like: by the forms that their issuers give them, as passwords in addresses, and as values that are random and
/// assigned to a telling name. All expressions are linear in the text, which is hostile.
/// </summary>
internal static partial class SecretRules
{
    private const string PrivateKeyKind = "a private key";
    private const string AddressKind = "a password in an address";

    private static readonly (string Kind, Regex Form)[] Forms =
    [
        (PrivateKeyKind, PrivateKey()),
        ("a key of a model provider", ProviderKey()),
        ("a cloud key", CloudKey()),
        ("an access token", AccessToken()),
        ("a web token", WebToken()),
        (AddressKind, AddressPassword()),
    ];

    /// <summary>The secrets of a text, rule by rule, each once.</summary>
    public static IEnumerable<FoundSecret> In(string text)
    {
        var known = Forms.SelectMany(rule => Values(rule.Form, text).Where(value => IsReal(rule.Kind, value)).Select(value => FoundSecret.Of(rule.Kind, value)));
        var assigned = Values(Quoted(), text).Concat(Values(Bare(), text)).Where(value => Randomness.IsRandom(value) && !Placeholders.Is(value))
            .Select(value => FoundSecret.Of("a random value of a telling name", value));
        return known.Concat(assigned).DistinctBy(secret => secret.Masked);
    }

    private static IEnumerable<string> Values(Regex form, string text) => form.Matches(text).Select(match => match.Groups["secret"].Value);

    // The header of a private key has nothing random in it; keys have digits, while names of classes have words.
    private static bool IsReal(string kind, string secret) => kind switch
    {
        PrivateKeyKind => true,
        AddressKind => !Placeholders.Is(secret),
        _ => secret.Any(char.IsAsciiDigit) && !Randomness.IsMadeOfWords(secret) && !Placeholders.Is(secret),
    };

    [GeneratedRegex("(?<secret>-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----)", RegexOptions.NonBacktracking)]
    private static partial Regex PrivateKey();

    // OpenAI, Anthropic, OpenRouter and kin; Groq, xAI, Perplexity, Replicate, Hugging Face, Google.
    [GeneratedRegex(@"\b(?<secret>sk-[A-Za-z0-9_-]{20,}|gsk_[A-Za-z0-9]{20,}|xai-[A-Za-z0-9]{20,}|pplx-[A-Za-z0-9]{20,}|r8_[A-Za-z0-9]{20,}|hf_[A-Za-z0-9]{20,}|AIza[A-Za-z0-9_-]{35})", RegexOptions.NonBacktracking)]
    private static partial Regex ProviderKey();

    // Ids of AWS, keys of Azure storage, tokens of DigitalOcean.
    [GeneratedRegex(@"\b(?<secret>(?:AKIA|ASIA)[0-9A-Z]{16}\b|AccountKey=[A-Za-z0-9+/]{60,}={0,2}|do[opr]_v1_[a-f0-9]{64})", RegexOptions.NonBacktracking)]
    private static partial Regex CloudKey();

    // GitHub, GitLab, Slack and its webhooks, Stripe, npm, PyPI, SendGrid, Telegram, Discord's webhooks, and what a header sends.
    [GeneratedRegex(
        @"\b(?<secret>gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,}|glpat-[A-Za-z0-9_-]{20,}|xox[abeoprs]-[A-Za-z0-9-]{10,}"
        + @"|hooks\.slack\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{16,}|[rs]k_live_[A-Za-z0-9]{16,}|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,}"
        + @"|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|[0-9]{8,10}:AA[A-Za-z0-9_-]{33}|discord(?:app)?\.com/api/webhooks/[0-9]+/[A-Za-z0-9_-]{40,}"
        + @"|(?:Bearer|Basic) [A-Za-z0-9._~+/=-]{20,})",
        RegexOptions.NonBacktracking)]
    private static partial Regex AccessToken();

    [GeneratedRegex(@"\b(?<secret>eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{16,})", RegexOptions.NonBacktracking)]
    private static partial Regex WebToken();

    [GeneratedRegex("""[A-Za-z][A-Za-z0-9+.-]*://[^\s:/@"'`<>]*:(?<secret>[^\s@/"'`<>]{3,})@[A-Za-z0-9\[]""", RegexOptions.NonBacktracking)]
    private static partial Regex AddressPassword();

    // name = "value", name: 'value', "name": "value", name => `value`.
    [GeneratedRegex("""
        (?:api[_-]?key|apikey|secret|token|passw(?:or)?d|pwd|passphrase|private[_-]?key|access[_-]?key|credentials?|auth)[A-Za-z0-9_.-]*["'`]?\]?\s*(?::|=>|=|:=)\s*["'`](?<secret>[A-Za-z0-9+/=_.~!@#$%^&*-]{16,})["'`]
        """, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // NAME=value on a line of its own, as in a file of settings.
    [GeneratedRegex(
        @"^[ \t]*(?:export[ \t]+)?[A-Za-z0-9_]*(?:key|secret|token|passw(?:or)?d|pwd)[A-Za-z0-9_]*[ \t]*[=:][ \t]*(?<secret>[A-Za-z0-9+/=_.~!@#$%^&*-]{16,})[ \t\r]*$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Bare();
}
