using System.Globalization;

namespace LlmEval.Core.Domain.Configuration;

/// <summary>How the samples of a case become a verdict and a metric.</summary>
public sealed record ScoringOptions
{
    /// <summary>The k of pass@k, ascending. Default: 1.</summary>
    public IReadOnlyList<int> PassAt { get; init; } = [1];

    /// <summary>CPU time that one sample may use; the wall guard is higher (see <see cref="SandboxOptions"/>). Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>When a case counts as passed. Default: any sample passes.</summary>
    public CasePasses CasePasses { get; init; } = CasePasses.Any;
}

/// <summary>The rule by which the samples of a case decide its verdict: <c>any</c>, <c>all</c>, <c>majority</c> or <c>rate&gt;=x</c>.</summary>
public sealed record CasePasses
{
    private CasePasses(string name, Func<int, int, bool> decide) => (Name, Decide) = (name, decide);

    /// <summary>At least one sample passes.</summary>
    public static CasePasses Any { get; } = new("any", (passed, _) => passed > 0);

    /// <summary>Every sample passes.</summary>
    public static CasePasses All { get; } = new("all", (passed, n) => passed == n);

    /// <summary>More than half of the samples pass.</summary>
    public static CasePasses Majority { get; } = new("majority", (passed, n) => 2 * passed > n);

    /// <summary>The rule as the config writes it.</summary>
    public string Name { get; }

    /// <summary>Whether so many passed of so many samples make a pass; the second is above 0.</summary>
    public Func<int, int, bool> Decide { get; }

    /// <summary>At least this share of the samples passes.</summary>
    public static CasePasses Rate(double atLeast) =>
        new(string.Create(CultureInfo.InvariantCulture, $"rate>={atLeast}"), (passed, n) => passed >= (atLeast * n) - 1e-9);

    /// <summary>Reads the config's form; null when it is none of the four, or the rate is outside 0 to 1.</summary>
    public static CasePasses? Parse(string text) => text.Replace(" ", "", StringComparison.Ordinal) switch
    {
        "any" => Any,
        "all" => All,
        "majority" => Majority,
        ['r', 'a', 't', 'e', '>', '=', .. var number]
            when double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 1
            => Rate(rate),
        _ => null,
    };

    /// <summary>
    /// The verdict when some samples were not measured: decided only if every possible result of the missing ones gives the same verdict.
    /// </summary>
    /// <returns>True or false when decided, null when the missing samples matter.</returns>
    public bool? DecideWithMissing(int passed, int measured, int missing)
    {
        if (measured + missing == 0) return null;
        var worst = Decide(passed, measured + missing);
        var best = Decide(passed + missing, measured + missing);
        return worst == best ? worst : null;
    }

    /// <inheritdoc />
    public bool Equals(CasePasses? other) => Name == other?.Name;

    /// <inheritdoc />
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Name;
}
