using LlmEval.Adapters.Postgres;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace LlmEval.Review.Api;

/// <summary>The contract between server and web app.</summary>
public static class ReviewContract
{
    /// <summary>The OpenAPI document, as it is committed in <c>schemas/openapi.v1.json</c>. Opens no database and no port.</summary>
    public static async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddReviewApi(new ReviewServerOptions());
        // Known as a service, and never asked for.
        builder.Services.AddSingleton<PostgresDatabase>(_ => throw new InvalidOperationException("The contract opens no database."));
        await using var app = builder.Build();
        app.UseRouting();
        app.MapReviewApi();
        // Makes the endpoints known to the generator without starting a server.
        app.UseEndpoints(_ => { });
        await using var scope = app.Services.CreateAsyncScope();
        var provider = scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApiContract.Name);
        var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken)).ReplaceLineEndings("\n") + "\n";
    }
}
