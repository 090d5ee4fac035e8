using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Pipeline.Assignments.Building;
using LlmEval.Review.Api.Assignments.Wire;
using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Assignments.Builder;

/// <summary>A builder's endpoints (assignments.md, 3).</summary>
internal static class BuilderEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapBuilder(this IEndpointRouteBuilder api)
    {
        api.MapPost("/build", BuildAsync).TakesTasks();
        api.MapGet("/status/{task}", StatusAsync);
    }

    private static async Task<BuildResponse> BuildAsync(WireBody body, BuilderDesk builder, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // Before anything else of a stranger's is read; whoever sends none is told so below.
            var secret = body.Text("secret");
            if (secret.Length > 0) builder.Desk.RequireSecret(secret);
            var job = await builder.Desk.AcceptAsync(Read(body, secret), cancellationToken);
            return BuildResponse.Of(job, $"{request.Scheme}://{request.Host}{AssignmentWire.BuilderRoot}/api/status/{Uri.EscapeDataString(job.Task)}?round={job.Round}");
        }
        catch (BuildRefusedException refused)
        {
            var (status, error) = refused.Reason switch
            {
                BuildRefusal.WrongSecret => (StatusCodes.Status403Forbidden, "wrong_secret"),
                BuildRefusal.NoEarlierRound => (StatusCodes.Status409Conflict, "no_earlier_round"),
                BuildRefusal.TooLarge => (StatusCodes.Status413PayloadTooLarge, "too_large"),
                BuildRefusal.NotConfigured => (StatusCodes.Status503ServiceUnavailable, "not_configured"),
                _ => (StatusCodes.Status400BadRequest, WireErrors.InvalidRequest),
            };
            throw WireErrors.Refusal(status, error, refused.Message, refused.Field);
        }
    }

    private static BuildRequest Read(WireBody body, string secret)
    {
        var task = new BuildRequest
        {
            Email = body.Text("email"),
            Secret = secret,
            Task = body.Text("task"),
            Round = body.Number("round"),
            Nonce = body.Text("nonce"),
            Brief = body.Text("brief"),
            Checks = body.Texts("checks"),
            EvaluationUrl = body.Text("evaluation_url"),
        };
        // The largest part: only of what is right so far.
        body.Check();
        task = task with { Attachments = body.Attachments("attachments") };
        body.Check();
        return task;
    }

    private static async Task<StatusResponse> StatusAsync(string task, string? round, BuilderDesk builder, CancellationToken cancellationToken)
    {
        int? wanted = round is null ? null
            : int.TryParse(round, out var number) ? number
            : throw WireErrors.Refusal(StatusCodes.Status400BadRequest, WireErrors.InvalidRequest, "round has to be a whole number.", "round");
        return await builder.Desk.FindAsync(email: null, task, wanted, cancellationToken) is { } job
            ? StatusResponse.Of(job)
            : throw new CompatException(StatusCodes.Status404NotFound, "unknown_task", $"This builder has no task '{FileText.OneLine(task)}'{(wanted is null ? "" : $", round {wanted}")}.");
    }
}
