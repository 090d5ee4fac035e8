using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Lab.Comparing;
using LlmEval.Review.Api.Lab.Configs;
using LlmEval.Review.Api.Lab.Costs;
using LlmEval.Review.Api.Lab.Importing;
using LlmEval.Review.Api.Lab.Prompts;
using LlmEval.Review.Api.Lab.ReviewPrompts;
using LlmEval.Review.Api.Lab.Runs;
using LlmEval.Review.Api.Lab.Scoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab;

/// <summary>Our own API of the prompt lab; what the web app uses. Reviewers read, mark and rank; admins edit, delete and spend.</summary>
internal static class LabApi
{
    /// <summary>Maps <c>/lab</c>.</summary>
    public static void MapLab(this RouteGroupBuilder api)
    {
        var lab = api.MapGroup("/lab").WithTags("Lab").RequireAuthorization(Policies.Reviewer);
        lab.MapConnections();
        lab.MapPrompts();
        lab.MapPromptTexts();
        lab.MapConfigs();
        lab.MapReviewPrompts();
        lab.MapTemplates();
        lab.MapImport();
        lab.MapLabRuns();
        lab.MapRunStarts();
        lab.MapLabSessions();
        lab.MapComparing();
        lab.MapScoring();
        lab.MapCosts();
    }
}
