using System.Text.RegularExpressions;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>
/// Hides <c>${env:NAME}</c> from the YAML scanner: inside <c>{ }</c> and <c>[ ]</c> its braces would end the value. The characters that
/// matter to the scanner are swapped, one for one so that places stay right, for private-use characters and swapped back afterwards.
/// </summary>
internal sealed class BareReferences
{
    private const string Shown = "{}[],";
    private const string Hidden = "\uF8A0\uF8A1\uF8A2\uF8A3\uF8A4";

    private static readonly Regex Reference = LinearRegex.Of(@"\$\{[^{}\r\n""']*\}");

    private readonly bool active;

    private BareReferences(bool active) => this.active = active;

    /// <summary>Hides nothing.</summary>
    public static BareReferences None { get; } = new(false);

    /// <summary>The references of a text; none when it uses the private characters itself.</summary>
    public static BareReferences In(string text) => new(text.AsSpan().IndexOfAny(Hidden) < 0);

    /// <summary>The text for the scanner.</summary>
    public string Hide(string text) => active ? Reference.Replace(text, match => Swap(match.Value, Shown, Hidden)) : text;

    /// <summary>The text as it was written.</summary>
    public string Show(string text) => active ? Swap(text, Hidden, Shown) : text;

    private static string Swap(string text, string from, string to) =>
        text.AsSpan().IndexOfAny(from) < 0
            ? text
            : string.Create(text.Length, (text, from, to), static (span, state) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    var known = state.from.IndexOf(state.text[i], StringComparison.Ordinal);
                    span[i] = known < 0 ? state.text[i] : state.to[known];
                }
            });
}
