using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Guidelines;

/// <summary>The guidelines that reviewers follow.</summary>
internal static class GuidelineEndpoints
{
    private const int LongestText = 200_000;

    /// <summary>Maps <c>/guidelines</c>.</summary>
    public static void MapGuidelines(this RouteGroupBuilder api)
    {
        var guidelines = api.MapGroup("/guidelines").WithTags("Guidelines");
        guidelines.MapGet("", ListAsync).WithName("listGuidelines").WithSummary("All versions of the guidelines, newest first").RequireAuthorization(Policies.Reviewer);
        guidelines.MapPut("", AddAsync).WithName("putGuidelines").WithSummary("A new version of the guidelines; 409 when somebody wrote one first")
            .ProducesValidationProblem().ProducesProblem(409).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<GuidelinesListResponse>> ListAsync(IGuidelineStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new GuidelinesListResponse([.. (await store.ListAsync(cancellationToken)).Select(Map)]));

    private static async Task<Ok<GuidelinesResponse>> AddAsync(
        GuidelinesRequest request, CurrentUser user, IGuidelineStore store, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Markdown)) throw ProblemException.Invalid("markdown", "The guidelines are empty.");
        if (request.Markdown.Length > LongestText) throw ProblemException.Invalid("markdown", $"The guidelines are longer than {LongestText} characters.");
        var newest = await store.ReadNewestVersionAsync(cancellationToken) ?? 0;
        if (newest != request.BasedOn)
        {
            throw ProblemException.Conflict(
                "Changed meanwhile", $"You began with version {request.BasedOn}; the newest is version {newest}. Nothing was stored: load it, and put your changes into it.");
        }

        var added = await store.AddAsync(request.Markdown, user.User.Id, cancellationToken);
        if (added.Version != newest)
            await audit.AddAsync(new AuditEntry(clock.GetUtcNow(), user.User.Id, "guidelines.add", $"version {added.Version}", null), cancellationToken);
        return TypedResults.Ok(Map(added));
    }

    private static GuidelinesResponse Map(Core.Domain.Review.Guidelines version) => new(version.Version, version.Markdown, version.Author, version.CreatedAt);
}
