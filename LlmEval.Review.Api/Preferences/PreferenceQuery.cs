using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Mvc;

namespace LlmEval.Review.Api.Preferences;

/// <summary>Which judgments make preferences.</summary>
internal sealed class PolicyQuery
{
    /// <summary>Whose verdicts count; default people's.</summary>
    [FromQuery(Name = "source")]
    public Named<JudgmentSource>[] Source { get; init; } = [];

    /// <summary>The lanes whose votes count; default all.</summary>
    [FromQuery(Name = "lane")]
    public Named<Lane>[] Lane { get; init; } = [];

    /// <summary>Whether winners that fail the tests which the loser passes are kept; default no.</summary>
    [FromQuery(Name = "includeContradictions")]
    public bool? IncludeContradictions { get; init; }

    /// <summary>Only what was decided then or later.</summary>
    [FromQuery(Name = "since")]
    public DateTimeOffset? Since { get; init; }

    /// <summary>The policy.</summary>
    public PreferencePolicy ToPolicy() => new()
    {
        Sources = Source.Length == 0 ? new PreferencePolicy().Sources : [.. Source.Select(named => named.Value)],
        Lanes = [.. Lane.Select(named => named.Value)],
        IncludesContradictions = IncludeContradictions ?? false,
        Since = Since?.ToUniversalTime(),
    };
}
