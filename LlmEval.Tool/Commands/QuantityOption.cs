using System.CommandLine;
using System.Globalization;

namespace LlmEval.Tool.Commands;

/// <summary>Options whose value is a number with a unit, written as in a config.</summary>
internal static class QuantityOption
{
    // A number alone is seconds, as in HumanEval's own evaluator.
    private static readonly (string Name, decimal Size)[] Times = [("s", 1), ("ms", 0.001m), ("m", 60), ("h", 3600), ("", 1)];

    private static readonly (string Name, decimal Size)[] Ages = [("d", 86_400), ("w", 604_800), ("h", 3600), ("m", 60), ("s", 1)];

    private static readonly (string Name, decimal Size)[] Sizes =
        [("MiB", 1 << 20), ("B", 1), ("KiB", 1 << 10), ("GiB", 1 << 30), ("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000)];

    /// <summary>An age from 1 s to 100 years.</summary>
    public static Option<TimeSpan?> Age(string name, string description) =>
        Of(name, description, Ages, ("1s", "36500d"), ("age", "12h, 30d or 8w"), seconds => TimeSpan.FromSeconds((double)seconds));

    /// <summary>A time from 10 ms to 1 h.</summary>
    public static Option<TimeSpan?> Time(string name, string description) =>
        Of(name, description, Times, ("10ms", "1h"), ("time", "500ms, 3s or 2m"), seconds => TimeSpan.FromSeconds((double)seconds));

    /// <summary>A size from 1 KiB to 1024 GiB.</summary>
    public static Option<long?> Size(string name, string description) =>
        Of(name, description, Sizes, ("1KiB", "1024GiB"), ("size", "64KiB or 256MiB"), bytes => (long)bytes);

    private static Option<T?> Of<T>(
        string name, string description, (string, decimal)[] units, (string Min, string Max) range, (string Noun, string Examples) word, Func<decimal, T> make)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = word.Noun,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (Amount(text, units) is { } amount && amount >= Amount(range.Min, units) && amount <= Amount(range.Max, units)) return make(amount);
                result.AddError($"{name} must be a {word.Noun} such as {word.Examples}, from {range.Min} to {range.Max}, not '{text}'");
                return null;
            },
        };

    private static decimal? Amount(string text, (string Name, decimal Size)[] units)
    {
        var unit = text.TrimStart("0123456789.".ToCharArray());
        var size = units.Where(known => known.Name == unit).Select(known => (decimal?)known.Size).FirstOrDefault();
        return text.Length - unit.Length <= 12 && decimal.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number * size
            : null;
    }
}
