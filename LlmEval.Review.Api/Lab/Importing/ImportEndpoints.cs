using LlmEval.Review.Api.Access;
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
        lab.MapPost("/import", ImportAsync).WithName("importLabFiles").WithSummary("Add what files hold; what cannot be read is said, the rest is kept")
            .ProducesValidationProblem().RequireAuthorization(Policies.Admin);

    private static Task<Ok<LabImportResponse>> ImportAsync(LabImportRequest request, CurrentUser user, LabJournal journal, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
