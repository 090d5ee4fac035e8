using System.Net;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain.Identity;
using LlmEval.IntegrationTests.Serving;
using LlmEval.IntegrationTests.Storage;
using LlmEval.Review.Api;
using LlmEval.Review.Api.Eval360;

namespace LlmEval.IntegrationTests.Observatory;

/// <summary>A real server with the observatory on a loopback port of its own, over a real database.</summary>
internal sealed class ServedObservatory : IAsyncDisposable
{
    private readonly TestDatabase folder;
    private readonly ReviewServer server;
    private readonly HttpClient client;

    private ServedObservatory(TestDatabase folder, PostgresDatabase database, ReviewServer server)
    {
        (this.folder, Database, this.server) = (folder, database, server);
        client = new HttpClient { BaseAddress = server.Address };
    }

    /// <summary>The token that it takes results for.</summary>
    public static Secret Token { get; } = new("the test", "never-to-be-seen-0815");

    /// <summary>The database.</summary>
    public PostgresDatabase Database { get; }

    /// <summary>The URL of its database, for the tool.</summary>
    public string DatabaseUrl => folder.Url;

    /// <summary>Its address with its prefix.</summary>
    public Uri Address => new(server.Address, "/eval360");

    public static async Task<ServedObservatory> StartAsync()
    {
        var state = await TestDatabase.CreateAsync();
        var opened = await state.OpenAsync();
        var options = new ReviewServerOptions { Port = 0, WebRoot = state.PathOf("no-web-app"), Eval360 = new Eval360Options { DashboardToken = Token } };
        return new ServedObservatory(state, opened, await ReviewServer.StartAsync(options, opened, CancellationToken.None));
    }

    /// <summary>What it answers to a query below its prefix.</summary>
    public Task<JsonNode> GetAsync(string path) => client.GetAsync("/eval360" + path, HttpStatusCode.OK);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await Database.DisposeAsync();
        await folder.DisposeAsync();
    }
}
