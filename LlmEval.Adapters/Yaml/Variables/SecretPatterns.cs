using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Variables;

/// <summary>Recognises keys and tokens by the forms that their issuers give them.</summary>
public static class SecretPatterns
{
    // Enough to tell a key from another one, too little to use it.
    private const int Shown = 4;

    // OpenAI, Anthropic and kin (sk-), GitHub, GitLab, Slack, AWS, Google, Hugging Face, and anything behind "Bearer".
    private static readonly Regex Known = LinearRegex.Of(
        @"\b(?:sk-[\w-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}"
        + @"|AIza[\w-]{30,}|hf_[A-Za-z0-9]{20,}|Bearer\s+[\w.~+/=-]{16,})");

    private static readonly Regex Token = LinearRegex.Of(@"^(?:\$\{env:\w+:-)?(?<secret>[^\s${}]{16,})\}?\z");

    // user:PASSWORD@host and Password=PASSWORD, unless a variable gives it.
    private static readonly Regex Password = LinearRegex.Of(
        @"://[^\s:/@""']*:(?<secret>[^\s@/""'$][^\s@/""']*)@|\bpassword\s*=\s*(?<secret>[^\s;""'$][^\s;""']*)", RegexOptions.IgnoreCase);

    /// <summary>Where secrets begin in a text.</summary>
    public static IEnumerable<int> In(string text) => KnownIn(text).Select(match => match.Index);

    /// <summary>
    /// The part of a value that is a key written out: of a known form, or any word of 16 characters or more that is not a reference. The
    /// default of a reference is looked at too. Null when there is none.
    /// </summary>
    public static string? LongToken(string text) => KnownIn(text).FirstOrDefault()?.Value ?? Secret(Token.Match(text))?.Value;

    /// <summary>The password written out in an address or connection string; null when there is none.</summary>
    public static string? PasswordIn(string text) => Secret(Password.Match(text))?.Value;

    /// <summary>The text with every secret but its first characters replaced by as many <c>*</c>.</summary>
    public static string Mask(string text)
    {
        foreach (var match in KnownIn(text)) text = Starred(text, match.Index + Shown, match.Length - Shown);
        foreach (Match match in Password.Matches(text))
        {
            if (Secret(match) is { } secret) text = Starred(text, secret.Index, secret.Length);
        }

        return text;
    }

    // Words with hyphens have the form of some keys; keys have digits.
    private static IEnumerable<Match> KnownIn(string text) => Known.Matches(text).Where(match => match.Value.Any(char.IsAsciiDigit));

    private static Group? Secret(Match match) => match.Groups["secret"] is { Success: true } group ? group : null;

    private static string Starred(string text, int start, int length) =>
        string.Concat(text.AsSpan(0, start), new string('*', length), text.AsSpan(start + length));
}
