using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>The shapes that most grammars need.</summary>
public static class Shapes
{
    private static readonly Regex OddCharacters = LinearRegex.Of("^[._:/-]+|[^A-Za-z0-9._:/-]+");

    /// <summary>Any text that is not empty.</summary>
    public static TextShape Text { get; } = new();

    /// <summary>An id: letters, digits and <c>. _ - : /</c>, beginning with a letter or digit.</summary>
    public static TextShape Id { get; } = new()
    {
        Form = new TextForm("an id (letters, digits and . _ - : /)", "[A-Za-z0-9][A-Za-z0-9._:/-]*") { Suggest = MendedId },
    };

    /// <summary>A share from 0 to 1, or a percentage.</summary>
    public static ShareShape Share { get; } = new();

    /// <summary>A whole number.</summary>
    public static WholeNumberShape<int> Int(int min, int max = int.MaxValue) => new(min, max);

    /// <summary>A duration such as <c>500ms</c>, <c>10s</c>, <c>2m</c> or <c>1h</c>.</summary>
    public static QuantityShape<TimeSpan> Duration(string min, string max) => new()
    {
        Noun = "a duration",
        Code = ValueCodes.Duration,
        Units = [("s", 1000), ("ms", 1), ("m", 60_000), ("h", 3_600_000)],
        Min = min,
        Max = max,
        Make = milliseconds => TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond)),
    };

    /// <summary>A size in bytes such as <c>64KiB</c>, <c>256MiB</c> or <c>1GB</c>.</summary>
    public static QuantityShape<long> Size(string min, string max) => new()
    {
        Noun = "a size",
        Code = ValueCodes.Size,
        Units = [("MiB", 1 << 20), ("B", 1), ("KiB", 1 << 10), ("GiB", 1 << 30), ("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000)],
        Min = min,
        Max = max,
        Make = bytes => (long)bytes,
    };

    /// <summary>A member of an enumeration by its stored name.</summary>
    public static ChoiceShape<T> Choice<T>()
        where T : struct, Enum => new([.. NameOf<T>.All.Select(name => (name, NameOf<T>.Parse(name)))]);

    /// <summary>One of some words.</summary>
    public static ChoiceShape<string> Word(IReadOnlyList<string> words) => new([.. words.Select(word => (word, word))]);

    /// <summary>A list.</summary>
    public static ListShape<T> List<T>(Shape<T> item, int minItems = 0, bool unique = false) =>
        new(item) { MinItems = minItems, Unique = unique };

    private static string? MendedId(string text) =>
        OddCharacters.Replace(text, "-").Trim('-') is { Length: > 0 } mended ? $"write for example '{mended}'" : null;
}
