using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>A state folder of its own with an embedded server, both gone when the test is over.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<TemporaryDatabase>> Template = new(MakeTemplateAsync);

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

    /// <summary>One whose cluster and schema are made already, as a copy: for tests that are not about the first start.</summary>
    public static async Task<TemporaryDatabase> PreparedAsync()
    {
        var template = await Template.Value;
        var prepared = new TemporaryDatabase();
        await prepared.Layout.CreateAsync(CancellationToken.None);
        (await SystemCommand.RunAsync(["cp", "-a", "--reflink=auto", template.Layout.Data, prepared.Layout.Data], CancellationToken.None)).ExitCode.ShouldBe(0);
        return prepared;
    }

    /// <summary>Removes what <see cref="PreparedAsync"/> copies from.</summary>
    public static async Task RemoveTemplateAsync()
    {
        if (Template.IsValueCreated) await (await Template.Value).DisposeAsync();
    }

    public Task<PostgresDatabase> OpenAsync() => PostgresDatabase.OpenAsync(Options, CancellationToken.None);

    /// <summary>A path in the test's folder.</summary>
    public string PathOf(string name) => Path.Combine(folder.Path, name);

    public async ValueTask DisposeAsync()
    {
        await DatabaseAdmin.DropAsync(Options, CancellationToken.None);
        // A killed server leaves its socket.
        if (Directory.Exists(Layout.SocketFolder)) Directory.Delete(Layout.SocketFolder, recursive: true);
        folder.Dispose();
    }

    private static async Task<TemporaryDatabase> MakeTemplateAsync()
    {
        var template = new TemporaryDatabase();
        await using var database = await template.OpenAsync();
        return template;
    }
}
