using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Paging;
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
        preferences.MapGet("/count", CountAsync).WithName("countPreferences").WithSummary("How many preferences a filter gives, and what makes none").ProducesProblem(404);
        preferences.MapGet("/{id}", GetAsync).WithName("getPreference").WithSummary("A preference in full, with what it rests on").ProducesProblem(404);
        preferences.MapGet("/export", ExportAsync).WithName("exportPreferences").WithSummary("The preferences as a zip: data files and manifest.json")
            .Produces(200, contentType: "application/zip").ProducesValidationProblem().ProducesProblem(404).RequireAuthorization(Policies.Admin);
    }

    private static Task<Ok<Page<PreferenceListItemResponse>>> ListAsync(string run, [AsParameters] PreferenceQuery query, string? after, int? limit, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<PreferenceCountResponse>> CountAsync(string run, [AsParameters] PreferenceQuery query, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<PreferenceResponse>> GetAsync(string run, string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<IResult> ExportAsync(string run, string format, [AsParameters] PreferenceQuery query, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
