using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>A state folder of its own with an embedded server, both gone when the test is over.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <param name="bin">The folder of PostgreSQL's programs; null: found as the tool finds them.</param>
    public TemporaryDatabase(string? bin = null)
    {
        Bin = bin;
        Options = new PostgresOptions
        {
            StateFolder = Path.Combine(folder.Path, ".llm-eval"),
            Environment = name => name == BinariesFinder.Variable ? Bin : Environment.GetEnvironmentVariable(name),
        };
        Layout = EmbeddedLayout.For(Options.StateFolder, ServerAccount.ForThisProcess());
    }

    public string? Bin { get; set; }

    public PostgresOptions Options { get; }

    public EmbeddedLayout Layout { get; }

    public EmbeddedServer Server => new(Layout, Options);

    /// <summary>The first line of the server's pid file.</summary>
    public int ServerPid => int.Parse(File.ReadLines(Layout.PidFile).First());

    public Task<PostgresDatabase> OpenAsync() => PostgresDatabase.OpenAsync(Options, CancellationToken.None);

    /// <summary>A path in the test's folder.</summary>
    public string PathOf(string name) => Path.Combine(folder.Path, name);

    public async ValueTask DisposeAsync()
    {
        await DatabaseAdmin.StopAsync(Options, force: true, CancellationToken.None);
        if (Directory.Exists(Layout.Root)) Directory.Delete(Layout.Root, recursive: true);
        if (Directory.Exists(Layout.SocketFolder)) Directory.Delete(Layout.SocketFolder, recursive: true);
        folder.Dispose();
    }
}
