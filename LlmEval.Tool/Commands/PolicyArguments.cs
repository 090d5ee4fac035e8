using System.CommandLine;
using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;

namespace LlmEval.Tool.Commands;

/// <summary>Which judgments make preferences, and how tasks are divided.</summary>
internal sealed class PolicyArguments
{
    private readonly Option<string[]> sources = new("--source")
    {
        Description = $"Whose verdicts count: {string.Join(", ", NameOf<JudgmentSource>.All)}; the first of these that has spoken decides a pair. Default human",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> lanes = new("--lane")
    {
        Description = $"Only votes in these lanes: {string.Join(", ", NameOf<Lane>.All)}. Default all",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> contradictions = new("--include-contradictions") { Description = "Keep winners that fail the tests which the loser passes" };

    private readonly Option<string?> split = new("--split") { Description = "Share of the tasks that go to train, e.g. 0.9; the others go to test", HelpName = "SHARE" };

    private readonly Option<string?> since = new("--since") { Description = "Only what was decided then or later: 2026-05-04, or with a time and a zone", HelpName = "DATE" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { sources, lanes, contradictions, split, since }) command.Add(option);
    }

    /// <summary>The policy.</summary>
    /// <exception cref="UsageException">A value is none of those that can be.</exception>
    public PreferencePolicy Read(ParseResult parsed)
    {
        var policy = new PreferencePolicy
        {
            Lanes = Names<Lane>(parsed, lanes),
            IncludesContradictions = parsed.GetValue(contradictions),
            Since = parsed.GetValue(since) is { } text ? Time(text) : null,
        };
        return Names<JudgmentSource>(parsed, sources) is { Count: > 0 } named ? policy with { Sources = named } : policy;
    }

    /// <summary>The share of the tasks that go to train; null for one file.</summary>
    /// <exception cref="UsageException">It is not between 0 and 1.</exception>
    public double? TrainShare(ParseResult parsed)
    {
        if (parsed.GetValue(split) is not { } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1
            ? share
            : throw new UsageException($"--split must be a number between 0 and 1, e.g. 0.9, not '{text}'.");
    }

    private static List<T> Names<T>(ParseResult parsed, Option<string[]> option)
        where T : struct, Enum =>
        [
            .. (parsed.GetValue(option) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(name => NameOf<T>.TryParse(name, out var value)
                    ? value
                    : throw new UsageException($"{option.Name} knows no '{name}'. Choose of: {string.Join(", ", NameOf<T>.All)}.")),
        ];

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new UsageException($"--since must be a date such as 2026-05-04 or 2026-05-04T12:00:00Z, not '{text}'.");
}
