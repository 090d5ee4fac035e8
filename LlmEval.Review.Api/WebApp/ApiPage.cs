using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;

namespace LlmEval.Review.Api.WebApp;

/// <summary>The API to be read and tried in a browser.</summary>
internal static class ApiPage
{
    /// <summary>Serves <c>/docs</c>.</summary>
    public static void UseApiPage(this IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = "docs";
        page.DocumentTitle = "LLM-Eval API";
        page.SwaggerEndpoint($"/openapi/{OpenApiContract.Name}.json", "LLM-Eval");
    });
}
