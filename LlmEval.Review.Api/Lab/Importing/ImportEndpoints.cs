using LlmEval.Adapters.Lab;
using LlmEval.Core.Lab.Importing;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Importing;

/// <summary>Files of other tools.</summary>
internal static class ImportEndpoints
{
    /// <summary>Maps <c>/import</c>.</summary>
    public static void MapImport(this RouteGroupBuilder lab) =>
        lab.MapPost("/import", ImportAsync).WithName("importLabFiles").WithSummary("Keep what files hold; what cannot be read is said, the rest is kept")
            .ProducesValidationProblem().RequireAuthorization(Policies.Admin);

    private static async Task<Ok<LabImportResponse>> ImportAsync(
        LabImportRequest request, CurrentUser user, ImportKeeping keeping, LabJournal journal, CancellationToken cancellationToken)
    {
        if (request.Files.Count == 0) throw ProblemException.Invalid("files", "'files' is empty: give at least one file.");
        var read = LabFiles.Read([.. request.Files.Select(file => new ImportFile(file.Name, file.Content))]);
        var kept = await keeping.KeepAsync(read, user.User.Name, cancellationToken);
        await journal.NoteAsync(
            user, "lab.import", "lab", cancellationToken, $"{kept.Prompts.Count} prompts, {kept.Configs.Count} configs, {kept.ReviewPrompts.Count} review prompts");
        return TypedResults.Ok(kept);
    }
}
