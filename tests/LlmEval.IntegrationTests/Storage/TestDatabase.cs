using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain.Identity;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>
/// A database of its own on a server that tests share (<see cref="SharedServer"/>), with a folder; both gone when the test is over. For tests that
/// are not about the embedded server: those have a <see cref="TemporaryDatabase"/>.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static int count;

    private readonly TemporaryFolder folder = new();
    private readonly SharedServer server;
    private readonly string name;

    private TestDatabase(SharedServer server, string name)
    {
        (this.server, this.name) = (server, name);
        Options = OptionsOf(Url, Path.Combine(folder.Path, ".llm-eval"));
    }

    /// <summary>What <c>LLM_EVAL_DATABASE_URL</c> has for it.</summary>
    public string Url => server.UrlOf(name);

    public PostgresOptions Options { get; }

    /// <summary>Makes one.</summary>
    /// <param name="bin">The folder of PostgreSQL's programs; null: found as the tool finds them.</param>
    public static async Task<TestDatabase> CreateAsync(string? bin = null)
    {
        var server = await SharedServer.OfAsync(bin);
        var name = $"test_{Interlocked.Increment(ref count)}";
        await server.CreateAsync(name);
        return new TestDatabase(server, name);
    }

    /// <summary>Opens a database that a URL names.</summary>
    public static Task<PostgresDatabase> OpenAsync(string url, string stateFolder) => PostgresDatabase.OpenAsync(OptionsOf(url, stateFolder), CancellationToken.None);

    public Task<PostgresDatabase> OpenAsync() => PostgresDatabase.OpenAsync(Options, CancellationToken.None);

    /// <summary>A path in the test's folder.</summary>
    public string PathOf(string file) => Path.Combine(folder.Path, file);

    public async ValueTask DisposeAsync()
    {
        await server.DropAsync(name);
        folder.Dispose();
    }

    private static PostgresOptions OptionsOf(string url, string stateFolder) => new() { StateFolder = stateFolder, Url = new Secret("the test", url) };
}
