using System.Diagnostics;
using LlmEval.Adapters.Postgres;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>A process of its own that opens a database (LlmEval.StorageHost), to be killed or ended.</summary>
internal sealed class StorageHost : IAsyncDisposable
{
    private readonly Process process;

    private StorageHost(Process process) => this.process = process;

    /// <summary>The folder that its project builds into, beside the one of these tests.</summary>
    public static string Folder { get; } = AppContext.BaseDirectory.Replace("LlmEval.IntegrationTests", "LlmEval.StorageHost", StringComparison.Ordinal);

    /// <summary>Starts it; it opens the state folder's database and, for <c>write</c>, writes a run, for <c>lab</c>, makes a session.</summary>
    /// <param name="verb"><c>hold</c>, <c>write</c> or <c>lab</c>.</param>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="prefix">What goes before the command.</param>
    /// <param name="folder">A copy of <see cref="Folder"/>.</param>
    /// <param name="arguments">What the verb takes besides.</param>
    /// <param name="url">The database; null: the embedded one of the state folder.</param>
    public static StorageHost Start(string verb, string stateFolder, IReadOnlyList<string>? prefix = null, string? folder = null, IReadOnlyList<string>? arguments = null, string? url = null)
    {
        string[] command = [.. prefix ?? [], "dotnet", Path.Combine(folder ?? Folder, "LlmEval.StorageHost.dll"), verb, stateFolder, .. arguments ?? []];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["API_KEY_OF_THE_TEST"] = "hunter2";
        start.Environment["DOTNET_CLI_HOME"] = "/tmp";
        start.Environment[PostgresOptions.UrlVariable] = url;
        return new StorageHost(Process.Start(start)!);
    }

    /// <summary>The next line that it says; fails the test with its errors when it says no more.</summary>
    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new AssertionException("The host ended: " + await process.StandardError.ReadToEndAsync());

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>What it said that was not read.</summary>
    public Task<string> RestAsync() => process.StandardOutput.ReadToEndAsync();

    /// <summary>Lets it end in its own way.</summary>
    public async Task<int> EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }
}
