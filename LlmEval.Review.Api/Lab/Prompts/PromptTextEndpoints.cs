using LlmEval.Adapters.Lab;
using LlmEval.Core.Lab.Prompts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Prompts;

/// <summary>What can be said of a prompt's texts before it is saved.</summary>
internal static class PromptTextEndpoints
{
    /// <summary>Maps <c>/prompts/check</c> and <c>/prompts/rows</c>.</summary>
    public static void MapPromptTexts(this RouteGroupBuilder lab)
    {
        lab.MapPost("/prompts/check", Check).WithName("checkLabPrompt").WithSummary("Look at messages and rows; nothing is saved").ProducesValidationProblem();
        lab.MapPost("/prompts/rows", Read).WithName("readLabRows").WithSummary("Read rows from CSV or JSONL; nothing is saved").ProducesValidationProblem();
    }

    private static Ok<LabPromptCheckResponse> Check(LabPromptCheckRequest request)
    {
        var check = PromptCheck.Of(request.Messages.ToMessages(), (request.Rows ?? []).ToRows());
        return TypedResults.Ok(new LabPromptCheckResponse(check.Variables, check.Problems.ToResponse(), check.Warnings.ToResponse()));
    }

    private static Ok<LabRowsResponse> Read(LabRowsRequest request)
    {
        var read = request.Format == LabRowsFormat.Csv ? CsvRows.Read(request.Text) : JsonlRows.Read(request.Text);
        return TypedResults.Ok(new LabRowsResponse(read.Rows.ToResponse(), read.Problems.ToResponse()));
    }
}
