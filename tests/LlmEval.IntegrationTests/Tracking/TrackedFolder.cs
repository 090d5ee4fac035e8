using LlmEval.IntegrationTests.Tool;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary>An evaluation whose config asks for tracking, and the tool in it.</summary>
internal sealed class TrackedFolder : IAsyncDisposable
{
    public const string Password = "never-to-be-seen-4711";

    private TrackedFolder(EvalFolder files) => Files = files;

    public EvalFolder Files { get; }

    public static async Task<TrackedFolder> CreateAsync() => new(await EvalFolder.CreateAsync(tasks: 3));

    /// <summary>Writes a config with one model that is right and one that is wrong; both are replays.</summary>
    public string WriteConfig(string mlflow)
    {
        Files.WriteReplay("good.jsonl", Enumerable.Range(1, 3).Select(i => ($"t/{i}", 0, "def double(x):\n    return 2 * x\n")));
        Files.WriteReplay("bad.jsonl", Enumerable.Range(1, 3).Select(i => ($"t/{i}", 0, "def double(x):\n    return x\n")));
        return WriteConfig(mlflow, "  - { id: good, provider: replay, path: good.jsonl }\n  - { id: bad, provider: replay, path: bad.jsonl }");
    }

    /// <summary>Writes a config with these models.</summary>
    public string WriteConfig(string mlflow, string models) => Files.Write("eval.yaml", $$$"""
        name: doubling
        dataset: { path: tasks }
        models:
        {{{models}}}
        prompt: { template: "Complete:\n{{prompt}}" }
        tracking: { mlflow: "{{{mlflow}}}", experiment: trials }
        """);

    public async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using var tool = Start(arguments);
        return await tool.WaitAsync();
    }

    /// <summary>Starts the tool, with a user and a password of MLflow in the environment.</summary>
    public ToolProcess Start(params string[] arguments) => ToolProcess.Start(
        ToolProcess.Assembly,
        Files.Path,
        new Dictionary<string, string?>(Files.Environment)
        {
            ["MLFLOW_TRACKING_URI"] = null,
            ["MLFLOW_TRACKING_USERNAME"] = "ada",
            ["MLFLOW_TRACKING_PASSWORD"] = Password,
        },
        arguments);

    public ValueTask DisposeAsync() => Files.DisposeAsync();
}
