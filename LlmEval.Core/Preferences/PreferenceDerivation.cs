using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Preferences;

/// <summary>Makes preferences of judgments. A pure function: the same judgments and policy always give the same preferences.</summary>
public static class PreferenceDerivation
{
    /// <summary>The preferences of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="pairs">Its pairs; preferences come in their order.</param>
    /// <param name="judgments">Every judgment of the pairs in the order of the chain, superseded ones included.</param>
    /// <param name="policy">Which judgments count.</param>
    public static DerivedPreferences Derive(
        PreferenceRun run, IReadOnlyList<ResponsePair> pairs, IReadOnlyCollection<Judgment> judgments, PreferencePolicy policy)
    {
        var byPair = CurrentJudgments.Of(judgments).ToLookup(judgment => judgment.Pair);
        var preferences = new List<Preference>();
        var dropped = new Dictionary<PreferenceDrop, int>();
        foreach (var pair in pairs)
        {
            var (preference, reason) = Derive(run, pair, [.. byPair[pair.Id]], policy);
            if (preference is not null) preferences.Add(preference);
            else dropped[reason] = dropped.GetValueOrDefault(reason) + 1;
        }

        return new DerivedPreferences { Pairs = pairs.Count, Preferences = preferences, Dropped = dropped };
    }

    private static (Preference? Preference, PreferenceDrop Reason) Derive(
        PreferenceRun run, ResponsePair pair, IReadOnlyList<Judgment> current, PreferencePolicy policy)
    {
        if (current.Count == 0) return (null, PreferenceDrop.NotJudged);
        if (pair.HasEqualTexts) return (null, PreferenceDrop.EqualTexts);
        if (Votes.Of(current, policy, out var reason) is not { } votes) return (null, reason);
        if (votes.Winner is not { } winner) return (null, votes.WhyNone);

        var preference = Create(run, pair, votes, winner, policy);
        if (preference.ContradictsTests && !policy.IncludesContradictions) return (null, PreferenceDrop.ContradictsTests);
        return preference.DecidedAt < policy.Since ? (null, PreferenceDrop.BeforeSince) : (preference, default);
    }

    private static Preference Create(PreferenceRun run, ResponsePair pair, Votes votes, PairPlace winner, PreferencePolicy policy)
    {
        var (chosen, rejected) = winner == PairPlace.First ? (pair.First, pair.Second) : (pair.Second, pair.First);
        var rationale = votes.RationaleFor(winner);
        var prompt = run.Prompts[pair.Prompt];
        return new Preference
        {
            Id = ContentHash.OfJson(new
            {
                v = 1,
                prompt = new { task = pair.TaskHash.Hex, variant = prompt.Hex },
                winner = chosen.TextHash.Hex,
                loser = rejected.TextHash.Hex,
                rationale,
                source = NameOf<JudgmentSource>.Of(votes.Source),
                judgments = votes.Counted.Select(judgment => judgment.Id.ToString()).Order(StringComparer.Ordinal).ToArray(),
                runs = new[] { run.Id.ToString() },
                dataset = run.DatasetHash.Hex,
                config = run.ConfigHash.Hex,
                policy = policy.Hash.Hex,
            }),
            Pair = pair,
            Winner = winner,
            Strength = votes.StrengthFor(winner),
            Source = votes.Source,
            IsAdjudicated = votes.IsAdjudicated,
            Judgments = votes.Counted,
            Rationale = rationale,
            ContradictsTests = chosen.Outcome.Classify() == OutcomeClass.Wrong && rejected.Outcome.Classify() == OutcomeClass.Right,
            PromptHash = prompt,
            DatasetHash = run.DatasetHash,
            ConfigHash = run.ConfigHash,
        };
    }
}
