using System.Text.Json;
using LlmEval.IntegrationTests.Models;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>An evaluation whose model is served by a <see cref="FakeOpenAiServer"/>: what a test does to it happens in mid-run.</summary>
internal sealed class ServedFolder : IAsyncDisposable
{
    /// <summary>An answer that is right for every task of <see cref="EvalFolder"/>.</summary>
    public const string Right = "```python\ndef double(x):\n    return 2 * x\n```";

    private ServedFolder(EvalFolder folder, FakeOpenAiServer server) => (Folder, Server) = (folder, server);

    public EvalFolder Folder { get; }

    public FakeOpenAiServer Server { get; }

    /// <summary>A folder with so many tasks and one model, <c>served</c>, that answers rightly unless the test changes that.</summary>
    /// <param name="tasks">How many.</param>
    /// <param name="limits">The model's limits, as YAML between braces.</param>
    /// <param name="more">Further keys of the config.</param>
    /// <param name="embedded">Whether the tool starts and stops a server of its own.</param>
    public static async Task<ServedFolder> CreateAsync(int tasks, string limits = "concurrency: 4", string more = "", bool embedded = false)
    {
        var folder = embedded ? EvalFolder.CreateEmbedded(tasks) : await EvalFolder.CreateAsync(tasks);
        var served = new ServedFolder(folder, await FakeOpenAiServer.StartAsync());
        served.Server.Otherwise = _ => FakeAnswer.Completion(Right);
        served.Folder.Write("eval.yaml", $$"""
            name: served
            dataset: { path: tasks }
            models:
              - { id: served, provider: openai, model: gpt-4o, base_url: "{{served.Server.BaseUrl}}", api_key: "${env:SERVED_KEY}", limits: { {{limits}} } }
            prompt: { template: "{{{"{{id}}: {{prompt}}"}}}" }
            {{more}}
            """);
        return served;
    }

    /// <summary>Starts a command of the tool in the folder.</summary>
    public ToolProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var all = new Dictionary<string, string?>(Folder.Environment) { ["SERVED_KEY"] = FakeOpenAiServer.Key };
        foreach (var (name, value) in environment) all[name] = value;
        return ToolProcess.Start(ToolProcess.Assembly, Folder.Path, all, arguments);
    }

    /// <summary>Runs a command of the tool in the folder to its end.</summary>
    public async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using var tool = Start(new Dictionary<string, string?>(), arguments);
        return await tool.WaitAsync();
    }

    /// <summary>The samples per outcome of the only model, from what <c>--json</c> printed.</summary>
    public static Dictionary<string, int> OutcomesOf(ToolResult run)
    {
        run.Stdout.ShouldNotBeEmpty(run.ToString());
        using var result = JsonDocument.Parse(run.Stdout);
        return result.RootElement.GetProperty("summary").GetProperty("models")[0].GetProperty("outcomes")
            .EnumerateObject().ToDictionary(outcome => outcome.Name, outcome => outcome.Value.GetInt32());
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Folder.DisposeAsync();
    }
}
