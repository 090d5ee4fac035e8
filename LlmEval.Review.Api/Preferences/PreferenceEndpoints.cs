using System.Globalization;
using LlmEval.Adapters.Exports;
using LlmEval.Adapters.Exports.Targets;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Core.Preferences;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Problems;
using LlmEval.Review.Api.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Preferences;

/// <summary>Preferences that follow from the judgments of a run.</summary>
internal static class PreferenceEndpoints
{
    /// <summary>Maps <c>/runs/{run}/preferences</c>.</summary>
    public static void MapPreferences(this RouteGroupBuilder api)
    {
        var preferences = api.MapGroup("/runs/{run}/preferences").WithTags("Preferences").RequireAuthorization(Policies.Reviewer);
        preferences.MapGet("", ListAsync).WithName("listPreferences").WithSummary("Preferences of a run").ProducesProblem(404);
        preferences.MapGet("/count", CountAsync).WithName("countPreferences").WithSummary("How many preferences the policy gives, and what makes none").ProducesProblem(404);
        preferences.MapGet("/{id}", GetAsync).WithName("getPreference").WithSummary("A preference in full, with what it rests on").ProducesProblem(404);
        preferences.MapGet("/export", ExportAsync).WithName("exportPreferences").WithSummary("The preferences as a zip: data files and manifest.json")
            .Produces(200, contentType: "application/zip").ProducesValidationProblem().ProducesProblem(404).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<Page<PreferenceListItemResponse>>> ListAsync(
        string run,
        [AsParameters] PolicyQuery policy,
        string? model,
        string? task,
        int? minStrength,
        string? after,
        int? limit,
        RunLookup runs,
        RunPreferences preferences,
        CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var start = Cursor.Read(after, 1) is [var key] ? int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : throw Cursor.Invalid() : 0;
        var derived = await preferences.DeriveAsync(await runs.FindAsync(run, cancellationToken), policy.ToPolicy(), cancellationToken);
        var wanted = derived.Preferences
            .Where(preference => model is null || preference.Chosen.Model == model || preference.Rejected.Model == model)
            .Where(preference => task is null || preference.Pair.TaskId == task)
            .Where(preference => preference.Strength >= (minStrength ?? 1))
            .Skip(start).Take(size + 1).ToList();
        return TypedResults.Ok(new Page<PreferenceListItemResponse>(
            [.. wanted.Take(size).Select(Map)], wanted.Count > size ? Cursor.Write($"{start + size}") : null));
    }

    private static async Task<Ok<PreferenceCountResponse>> CountAsync(
        string run, [AsParameters] PolicyQuery policy, RunLookup runs, RunPreferences preferences, CancellationToken cancellationToken)
    {
        var derived = await preferences.DeriveAsync(await runs.FindAsync(run, cancellationToken), policy.ToPolicy(), cancellationToken);
        return TypedResults.Ok(new PreferenceCountResponse(
            derived.Pairs,
            derived.Preferences.Count,
            derived.Preferences.CountBy(preference => NameOf<JudgmentSource>.Of(preference.Source)).ToDictionary(StringComparer.Ordinal),
            derived.Dropped.ToDictionary(pair => NameOf<PreferenceDrop>.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal)));
    }

    private static async Task<Ok<PreferenceResponse>> GetAsync(
        string run,
        string id,
        [AsParameters] PolicyQuery policy,
        RunLookup runs,
        RunPreferences preferences,
        IReviewReader reviews,
        CancellationToken cancellationToken)
    {
        var derived = await preferences.DeriveAsync(await runs.FindAsync(run, cancellationToken), policy.ToPolicy(), cancellationToken);
        var preference = derived.Preferences.FirstOrDefault(known => known.Id.Hex == id)
            ?? throw ProblemException.NotFound($"Run '{run}' has no preference {id} under this policy. Judgments may have changed since it was listed; load the list again.");
        var stored = await reviews.ReadPairAsync(preference.Pair.Id, cancellationToken) ?? throw ProblemException.NotFound($"Pair {preference.Pair.Id} was deleted with its run.");
        var (chosen, rejected) = preference.Winner == PairPlace.First ? (stored.First, stored.Second) : (stored.Second, stored.First);
        return TypedResults.Ok(new PreferenceResponse(
            Map(preference),
            [.. stored.Messages.Select(SampleMapping.Message)],
            Text(chosen),
            Text(rejected),
            preference.Rationale,
            [.. preference.Judgments.Select(judgment => judgment.Id.Value)],
            policy.ToPolicy().Hash.Hex,
            preference.ConfigHash.Hex,
            preference.DatasetHash.Hex));
    }

    private static async Task<IResult> ExportAsync(
        string run,
        string format,
        double? trainShare,
        [AsParameters] PolicyQuery policy,
        CurrentUser user,
        HttpContext context,
        RunLookup runs,
        IResultReader results,
        IReviewReader reviews,
        IAuditLog audit,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        // Before the first byte is sent: after it, nothing can be refused.
        if (!PreferenceExport.Formats.Contains(format)) throw ProblemException.Invalid("format", $"'{format}' is not a format. There is: {string.Join(", ", PreferenceExport.Formats)}.");
        if (trainShare is not (null or (> 0 and < 1))) throw ProblemException.Invalid("trainShare", "'trainShare' must be between 0 and 1, without either.");
        var record = await runs.FindAsync(run, cancellationToken);
        var request = new PreferenceExportRequest { Runs = [record], Format = format, Policy = policy.ToPolicy(), TrainShare = trainShare };
        await audit.AddAsync(new AuditEntry(clock.GetUtcNow(), user.User.Id, "preferences.export", record.Id.ToString(), $"as {format}"), cancellationToken);
        return Downloads.Of(
            context,
            $"preferences-{record.Id.Short}-{format}.zip",
            "application/zip",
            async stream =>
            {
                await using var target = await ZipTarget.BeginAsync(stream, cancellationToken);
                await PreferenceExport.WriteAsync(new ExportSource(reviews, results), request, target, cancellationToken);
            });
    }

    private static PreferenceListItemResponse Map(Preference preference) => new()
    {
        Id = preference.Id.Hex,
        Pair = preference.Pair.Id.Value,
        Run = preference.Pair.Run.Value,
        Task = preference.Pair.TaskId,
        ChosenModel = preference.Chosen.Model,
        RejectedModel = preference.Rejected.Model,
        Strength = preference.Strength,
        Source = preference.Source,
        Adjudicated = preference.IsAdjudicated,
        Judgments = preference.Judgments.Count,
        ContradictsTests = preference.ContradictsTests,
        DecidedAt = preference.DecidedAt,
    };

    private static TextResponse Text(SampleResult sample) =>
        Texts.Cut(sample.Response?.Text ?? "", $"{ReviewApi.Root}/samples/{sample.Id}/texts/{NameOf<SampleText>.Of(SampleText.Response)}");
}
