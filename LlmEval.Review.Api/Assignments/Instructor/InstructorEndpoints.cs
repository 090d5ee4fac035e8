using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Pipeline.Assignments.Course;
using LlmEval.Review.Api.Assignments.Wire;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Assignments.Instructor;

/// <summary>An instructor's endpoints (assignments.md, 6).</summary>
internal static class InstructorEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapInstructor(this IEndpointRouteBuilder api)
    {
        api.MapPost("/evaluate", EvaluateAsync);
        var reads = api.MapGroup("").AddEndpointFilter(ForAdminsAsync);
        reads.MapGet("/submissions/{email}", SubmissionsAsync);
        reads.MapGet("/results/{email}", ResultsAsync);
    }

    private static async Task<EvaluateResponse> EvaluateAsync(WireBody body, InstructorDesk desk, EvaluationSignal signal, CancellationToken cancellationToken)
    {
        var notice = new BuildNotice
        {
            Email = body.Text("email"),
            Task = body.Text("task"),
            Round = body.Number("round"),
            Nonce = body.Text("nonce"),
            Submission = new Submission(body.Text("repo_url"), body.Text("commit_sha"), body.Text("pages_url")),
        };
        body.Check();
        try
        {
            var stored = await desk.AcceptAsync(notice, cancellationToken);
            signal.Set();
            return new EvaluateResponse("accepted", notice.Task, notice.Round, stored.Id, stored.Revision, stored.IsLate);
        }
        catch (NoticeRefusedException refused)
        {
            throw WireErrors.Refusal(StatusCodes.Status400BadRequest, refused.Field is null ? "no_such_task" : WireErrors.InvalidRequest, refused.Message, refused.Field);
        }
    }

    private static async Task<SubmissionsResponse> SubmissionsAsync(string email, ICourseStore store, CancellationToken cancellationToken)
    {
        var notices = await store.ListNoticesAsync(CourseEmail.Of(email), cancellationToken);
        return new SubmissionsResponse(email, notices.Count, [.. notices.Select(SubmissionRow.Of)]);
    }

    private static async Task<ResultsResponse> ResultsAsync(string email, ICourseStore store, CancellationToken cancellationToken) =>
        ResultsResponse.Of(email, await store.ListResultsAsync(CourseEmail.Of(email), cancellationToken));

    private static async ValueTask<object?> ForAdminsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var access = (PromptLabAccess)context.HttpContext.RequestServices.GetService(typeof(PromptLabAccess))!;
        await access.RequireAsync(context.HttpContext, PromptLabAccess.Level.Admin);
        return await next(context);
    }
}
