using System.Text.Json;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>Checks as JavaScript that gives back <c>{ok, seen}</c>, for a world of its own beside the page's: what a page does to its own JavaScript is not seen there.</summary>
internal static class CheckScript
{
    private const int LongestSeen = 200;

    /// <summary>The script of a check that looks at the document.</summary>
    /// <param name="check">The check.</param>
    /// <param name="addresses">What the page asked for, for <see cref="RequestMadeCheck"/>.</param>
    /// <returns>Null for kinds that are decided otherwise.</returns>
    public static string? Of(PageCheck check, IReadOnlyList<string> addresses) => check switch
    {
        TextCheck text => $"{Found(text.Selector)} const text = clean(found.textContent); return {Compared("text", text.Match)};",
        ExistsCheck exists => $"{Found(exists.Selector)} return {{ok: true, seen: 'there is one'}};",
        AttributeCheck attribute =>
            $"{Found(attribute.Selector)} const text = found.getAttribute({Literal(attribute.Attribute)}); if (text === null) return {{ok: false, seen: 'it has no such attribute'}};"
            + $"return {(attribute.Match is { } match ? Compared("text", match) : "{ok: true, seen: shown(text)}")};",
        CountCheck count =>
            $"const n = document.querySelectorAll({Literal(count.Selector)}).length;"
            + $"return {{ok: n >= {count.AtLeast ?? 0} && n <= {(count.AtMost is { } most ? most.ToString() : "Infinity")}, seen: 'there are ' + n}};",
        TitleCheck title => $"const text = clean(document.title); return {Compared("text", title.Match)};",
        RequestMadeCheck made =>
            $"const asked = {JsonSerializer.Serialize(addresses)}; const found = asked.find(text => {Test("text", made.Url)});"
            + "return {ok: found !== undefined, seen: found === undefined ? 'no such request among ' + asked.length : shown(found)};",
        _ => null,
    } is { } body ? $"(() => {{ {Helpers} {body} }})()" : null;

    private static string Helpers =>
        $"const clean = text => text.trim().replace(/\\s+/g, ' '); const shown = text => JSON.stringify(text.slice(0, {LongestSeen}));";

    private static string Found(string selector) =>
        $"const found = document.querySelector({Literal(selector)}); if (!found) return {{ok: false, seen: 'nothing matches ' + {Literal(selector)}}};";

    private static string Compared(string name, TextMatch match) => $"{{ok: {Test(name, match)}, seen: 'it is ' + shown({name})}}";

    private static string Test(string name, TextMatch match) => match.Kind switch
    {
        TextMatchKind.Equals => $"{name} === {Literal(match.Value)}",
        TextMatchKind.Contains => $"{name}.includes({Literal(match.Value)})",
        _ => $"new RegExp({Literal(match.Value)}).test({name})",
    };

    // JSON is JavaScript; line separators are escaped by the serializer.
    private static string Literal(string text) => JsonSerializer.Serialize(text);
}
