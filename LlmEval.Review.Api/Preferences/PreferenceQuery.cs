using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Mvc;

namespace LlmEval.Review.Api.Preferences;

/// <summary>Which preferences are wanted.</summary>
internal sealed class PreferenceQuery
{
    /// <summary>By who or what they rest on; default all.</summary>
    [FromQuery(Name = "source")]
    public Named<JudgmentSource>[] Source { get; init; } = [];

    /// <summary>A model that is on either side.</summary>
    [FromQuery(Name = "model")]
    public string? Model { get; init; }

    /// <summary>A topic.</summary>
    [FromQuery(Name = "topic")]
    public string? Topic { get; init; }

    /// <summary>The least strength, 1 or 2.</summary>
    [FromQuery(Name = "minStrength")]
    public int? MinStrength { get; init; }

    /// <summary>Whether preferences that contradict the tests are wanted too; default no.</summary>
    [FromQuery(Name = "includeContradictions")]
    public bool? IncludeContradictions { get; init; }
}
