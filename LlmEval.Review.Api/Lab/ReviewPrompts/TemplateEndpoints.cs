using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.ReviewPrompts;

/// <summary>Templates of review prompts.</summary>
internal static class TemplateEndpoints
{
    /// <summary>Maps <c>/review-prompts/validate</c> and <c>/review-prompts/default</c>.</summary>
    public static void MapTemplates(this RouteGroupBuilder lab)
    {
        lab.MapPost("/review-prompts/validate", Check).WithName("checkLabTemplate").WithSummary("Look at a template; nothing is saved").ProducesValidationProblem();
        lab.MapGet("/review-prompts/default", Default).WithName("getLabTemplateDefault").WithSummary("What a new review prompt may begin with");
    }

    private static Ok<LabTemplateCheckResponse> Check(LabTemplateCheckRequest request)
    {
        var check = ReviewTemplate.Check(request.Template, request.Criteria ?? [], request.Mode);
        return TypedResults.Ok(new LabTemplateCheckResponse(check.IsValid, check.Errors, check.Warnings, check.RequiredVariables, check.FoundVariables));
    }

    private static Ok<LabTemplateDefaultResponse> Default(Named<ReviewMode>? mode)
    {
        var wanted = mode?.Value ?? ReviewMode.Listwise;
        return TypedResults.Ok(new LabTemplateDefaultResponse(ReviewDefaults.Template(wanted), ReviewDefaults.SystemPrompt(wanted)));
    }
}
