using System.Text.Json;
using LlmEval.Adapters.Postgres;
using LlmEval.IntegrationTests.Storage;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>A throw-away folder with a small evaluation, and a state folder or a database of its own.</summary>
internal sealed class EvalFolder : IAsyncDisposable
{
    private readonly TestDatabase? database;

    private EvalFolder(string path, TestDatabase? database) => (Path, this.database) = (path, database);

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>Absolute path of its state folder.</summary>
    public string Home => System.IO.Path.Combine(Path, "state");

    /// <summary>What tells the tool which database to use.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?> { ["LLM_EVAL_HOME"] = Home, [PostgresOptions.UrlVariable] = database?.Url };

    /// <summary>Makes a folder with tasks <c>t/1</c> … <c>t/n</c>: return the double of a number. Its database is on the server that tests share.</summary>
    public static async Task<EvalFolder> CreateAsync(int tasks) => Create(tasks, await TestDatabase.CreateAsync());

    /// <summary>The same with an embedded server, for tests that need one of their own: the tool starts and stops it.</summary>
    public static EvalFolder CreateEmbedded(int tasks) => Create(tasks, database: null);

    private static EvalFolder Create(int tasks, TestDatabase? database)
    {
        var folder = new EvalFolder(Directory.CreateTempSubdirectory("llm-eval-test-").FullName, database);
        for (var i = 1; i <= tasks; i++)
        {
            folder.Write($"tasks/{i}.yaml", $$"""
                id: t/{{i}}
                title: Double a number
                topic: math
                difficulty: {{(i % 2 == 0 ? "easy" : "hard")}}
                entry_point: double
                prompt: |
                  def double(x: int) -> int:
                      "Return twice x."
                tests: |
                  def check(candidate):
                      assert candidate(1) == 2
                      assert candidate(-3) == -6, "negative"
                reference: |
                  def double(x):
                      return 2 * x
                """);
        }

        return folder;
    }

    /// <summary>Writes a file below the folder.</summary>
    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes a replay file: an answer per task and sample.</summary>
    public void WriteReplay(string name, IEnumerable<(string TaskId, int Sample, string Response)> answers) =>
        Write(name, string.Concat(answers.Select(answer => JsonSerializer.Serialize(new
        {
            task_id = answer.TaskId,
            sample = answer.Sample,
            response = answer.Response,
            finish_reason = "stop",
            latency_ms = 5,
        }) + "\n")));

    /// <summary>Runs the tool in the folder.</summary>
    public Task<ToolResult> RunAsync(params string[] arguments) => ToolProcess.RunAsync(ToolProcess.Assembly, Path, Environment, arguments);

    /// <summary>Starts the tool in the folder.</summary>
    public ToolProcess Start(params string[] arguments) => ToolProcess.Start(ToolProcess.Assembly, Path, Environment, arguments);

    /// <summary>Opens its database, as the tool does.</summary>
    public Task<PostgresDatabase> OpenDatabaseAsync() => database?.OpenAsync() ?? PostgresDatabase.OpenAsync(new PostgresOptions { StateFolder = Home }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        else (await RunAsync("db", "drop", "--yes")).ExitCode.ShouldBe(0);
        Directory.Delete(Path, recursive: true);
    }
}
