using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Assignments;

/// <summary>A run with web-app tasks.</summary>
internal sealed record AttemptRunResponse(Guid Id, string Name, DateTimeOffset StartedAt, int Attempts);

/// <summary>Subject × template × round of a run.</summary>
internal sealed record AttemptBoardResponse
{
    /// <summary>The run that is shown; null when there is no run with web-app tasks.</summary>
    public required AttemptRunResponse? Run { get; init; }

    /// <summary>The newest runs with web-app tasks, newest first.</summary>
    public required IReadOnlyList<AttemptRunResponse> Runs { get; init; }

    /// <summary>A cell per model, prompt variant, template and round, in that order.</summary>
    public required IReadOnlyList<AttemptCellResponse> Cells { get; init; }
}

/// <summary>Marks of attempts, each 0 to 1, more is better; null where nothing was measured.</summary>
internal sealed record AttemptScoresResponse
{
    /// <summary>Static checks that passed, of those measured, by weight.</summary>
    public required double? StaticRate { get; init; }

    /// <summary>The judge's mean mark.</summary>
    public required double? LlmMean { get; init; }

    /// <summary>Page checks that passed, of those measured, by weight: the primary metric.</summary>
    public required double? DynamicRate { get; init; }

    /// <summary>Weighted mean of the three (.2, .2, .6); what was not measured is left out.</summary>
    public required double? Overall { get; init; }

    /// <summary>Checks that passed in the round before and fail now, of those that passed; less is better. Null where none did, e.g. in the first round.</summary>
    public required double? RegressionRate { get; init; }
}

/// <summary>What a builder made of a template in a round.</summary>
internal sealed record AttemptCellResponse
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The template's id.</summary>
    public required string Template { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    /// <summary>Attempts planned.</summary>
    public required int Planned { get; init; }

    /// <summary>Attempts that were made; the others are still to come.</summary>
    public required int Done { get; init; }

    /// <summary>Attempts that say something about the model.</summary>
    public required int Measured { get; init; }

    /// <summary>Attempts of which every static and page check passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Means over the attempts that were checked.</summary>
    public required AttemptScoresResponse Scores { get; init; }
}

/// <summary>One round of one builder's try.</summary>
internal sealed record AttemptResponse
{
    /// <summary>The sample.</summary>
    public required Guid Id { get; init; }

    /// <summary>The run.</summary>
    public required Guid Run { get; init; }

    /// <summary>The case's name.</summary>
    public required string Case { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The template's id.</summary>
    public required string Template { get; init; }

    /// <summary>The seed.</summary>
    public required string Seed { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    /// <summary>Which repeat, from 0.</summary>
    public required int Repeat { get; init; }

    /// <summary>What came of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>That in a line; null when passed.</summary>
    public required string? Message { get; init; }

    /// <summary>Its marks.</summary>
    public required AttemptScoresResponse Scores { get; init; }

    /// <summary>When the builder was asked, UTC.</summary>
    public required DateTimeOffset? AskedAt { get; init; }

    /// <summary>Time the model took, in milliseconds.</summary>
    public required double? LatencyMs { get; init; }

    /// <summary>Time that publishing and checking took, in milliseconds.</summary>
    public required double? CheckMs { get; init; }

    /// <summary>What the answer cost, in US dollars; null when unknown.</summary>
    public required decimal? CostUsd { get; init; }
}

/// <summary>A round in full.</summary>
internal sealed record AttemptDetailResponse
{
    /// <summary>The round.</summary>
    public required AttemptResponse Attempt { get; init; }

    /// <summary>All rounds of the same try, in order, with the files of each.</summary>
    public required IReadOnlyList<AttemptRoundResponse> Rounds { get; init; }

    /// <summary>The task as the builder was asked, without the files of an earlier round.</summary>
    public required string Task { get; init; }

    /// <summary>Where it was published; null when it was not.</summary>
    public required SubmissionResponse? Submission { get; init; }

    /// <summary>What was left out of the answer.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The checks: static ones, the judge's, the page's.</summary>
    public required IReadOnlyList<AttemptCheckResponse> Checks { get; init; }
}

/// <summary>A round of a try with its files.</summary>
/// <param name="Attempt">The round.</param>
/// <param name="Files">Paths and contents of the builder's answer; null when it had none. Model output: hostile text.</param>
internal sealed record AttemptRoundResponse(AttemptResponse Attempt, IReadOnlyDictionary<string, string>? Files);

/// <summary>What was shipped.</summary>
internal sealed record SubmissionResponse(string RepoUrl, string CommitSha, string PagesUrl, DateTimeOffset? PublishedAt);

/// <summary>What came of a check.</summary>
internal sealed record AttemptCheckResponse
{
    /// <summary>Its place, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>A literal name, or the text of a check of the page.</summary>
    public required string Name { get; init; }

    /// <summary>How it was checked.</summary>
    public required CheckKind Kind { get; init; }

    /// <summary>The round that first asked for it; smaller than the attempt's: it has to hold still.</summary>
    public required int Round { get; init; }

    /// <summary>Whether it passed in the round before: when it fails now, it is a regression. Null when it was not measured then, or is not of an earlier round.</summary>
    public required bool? PassedBefore { get; init; }

    /// <summary>Whether it passed; null when nothing was measured.</summary>
    public required bool? Passed { get; init; }

    /// <summary>0 to 1; null when nothing was measured.</summary>
    public required double? Score { get; init; }

    /// <summary>Nothing was measured because something of ours failed; else it was skipped.</summary>
    public required bool NotMeasured { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Its share among the checks of its kind.</summary>
    public required double Weight { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>The hash of its picture; null for none.</summary>
    public required string? Screenshot { get; init; }

    /// <summary>Whether console, requests and document of the page, or the judge's answers, can be read.</summary>
    public required bool HasLogs { get; init; }
}

/// <summary>What there is to see of a check: words of the page and of models, hostile text.</summary>
/// <param name="Console">Lines of the page's console.</param>
/// <param name="Requests">Requests of the page.</param>
/// <param name="Dom">The page's document; null when it was not kept.</param>
/// <param name="Calls">What a judge said, call by call; empty for checks of other kinds.</param>
internal sealed record CheckEvidenceResponse(IReadOnlyList<string> Console, IReadOnlyList<string> Requests, string? Dom, IReadOnlyList<QualityCallResponse> Calls);

/// <summary>One call of the judge of README and code.</summary>
internal sealed record QualityCallResponse
{
    /// <summary>The answer as it came; null when there is none. Model output: hostile text.</summary>
    public required string? Answer { get; init; }

    /// <summary>Why it could not be read, or the provider's failure; null when it could.</summary>
    public required string? Problem { get; init; }

    /// <summary>The score that it gave, 0 to 1; null when there is a problem.</summary>
    public required double? Score { get; init; }

    /// <summary>Tokens, repair turns included; null when the provider says none.</summary>
    public required UsageResponse? Usage { get; init; }

    /// <summary>What it cost; null when unknown.</summary>
    public required MoneyResponse? Cost { get; init; }

    /// <summary>True when the answer was paid for earlier.</summary>
    public required bool FromCache { get; init; }

    /// <summary>Time that the model took, in milliseconds.</summary>
    public required double LatencyMs { get; init; }
}

/// <summary>A web-app task that runs had.</summary>
internal sealed record StoredAssignmentResponse
{
    /// <summary>The template's id.</summary>
    public required string Template { get; init; }

    /// <summary>A line for people.</summary>
    public required string Title { get; init; }

    /// <summary>The seed.</summary>
    public required string Seed { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    /// <summary>The task as builders are asked.</summary>
    public required string Task { get; init; }

    /// <summary>The checks and data, as JSON text.</summary>
    public required string Checks { get; init; }

    /// <summary>Runs that had it.</summary>
    public required int Runs { get; init; }
}
