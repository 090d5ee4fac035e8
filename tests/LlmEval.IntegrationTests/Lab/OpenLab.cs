using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Replay;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.IntegrationTests.Models;
using LlmEval.IntegrationTests.Storage;

namespace LlmEval.IntegrationTests.Lab;

/// <summary>A lab over a database of its own, with what its configs and judges need.</summary>
internal sealed class OpenLab : IAsyncDisposable, ILabObserver
{
    public const string Prompt = "haiku";
    public const string Review = "poems";

    private readonly TestDatabase folder;
    private readonly PostgresDatabase database;

    private OpenLab(TestDatabase folder, PostgresDatabase database, LabSettings settings)
    {
        (this.folder, this.database, Settings) = (folder, database, settings);
        Access = LabAccess.Over(database, settings, this);
    }

    public LabSettings Settings { get; }

    public LabAccess Access { get; private set; }

    public LabRunner Runner => Access.Runner;

    public PostgresDatabase Database => database;

    public PostgresOptions Options => folder.Options;

    /// <summary>The URL of its database.</summary>
    public string Url => folder.Url;

    /// <summary>What happened, in order.</summary>
    public ConcurrentQueue<LabEvent> Events { get; } = new();

    /// <summary>A lab with these connections, and the prompt <see cref="Prompt"/>.</summary>
    public static async Task<OpenLab> CreateAsync(Func<TestDatabase, IEnumerable<LabConnection>> connections, decimal? maxCostUsd = null)
    {
        var prepared = await TestDatabase.CreateAsync();
        var lab = new OpenLab(prepared, await prepared.OpenAsync(), new LabSettings { Connections = [.. connections(prepared)], MaxCostUsd = maxCostUsd });
        await lab.Access.Catalogue.AddPromptAsync(new LabPrompt { Name = Prompt, Version = 1, Messages = [new ChatMessage(ChatRole.User, "A haiku on rain.")] }, CancellationToken.None);
        return lab;
    }

    /// <summary>A lab whose configs <c>a</c>, <c>b</c>, <c>c</c> answer from a file each, differently in each run, and whose judge likes them in this order.</summary>
    public static async Task<OpenLab> ReplayedAsync(int runs = 3, Action<JsonObject>? scored = null)
    {
        var lab = await CreateAsync(folder => Recorded(folder, runs, scored));
        foreach (var name in new[] { "a", "b", "c" }) await lab.AddConfigAsync(name, name, "replayed");
        await lab.AddReviewAsync("judge", "recorded");
        return lab;
    }

    /// <summary>Connections <c>a</c>, <c>b</c>, <c>c</c> with answers to <see cref="Prompt"/>, and <c>judge</c> with scores of them.</summary>
    public static IReadOnlyList<LabConnection> Recorded(TestDatabase folder, int runs = 3, Action<JsonObject>? scored = null) =>
        [.. new[] { "a", "b", "c" }.Select(name => Replayed(folder, name, runs)), Judge(folder, runs, scored)];

    /// <summary>A connection to a server with OpenAI's API.</summary>
    public static LabConnection Served(FakeOpenAiServer server, ModelLimits? limits = null, TokenPrice? price = null) => Connection("served", "openai", limits, price, new OpenAiOptions
    {
        BaseUrl = server.BaseUrl,
        ApiKey = new Secret("${env:SERVED_KEY}", FakeOpenAiServer.Key),
    });

    public Task<LabConfig> AddConfigAsync(string name, string connection, string model, ModelParameters? parameters = null) => Access.Catalogue.AddConfigAsync(
        new LabConfig { Name = name, Version = 1, Connection = connection, Model = model, Parameters = parameters ?? new ModelParameters() }, CancellationToken.None);

    public Task<ReviewPrompt> AddReviewAsync(string connection, string model, ReviewMode mode = ReviewMode.Listwise) => Access.Catalogue.AddReviewPromptAsync(
        new ReviewPrompt
        {
            Id = Review,
            Name = "Poems",
            Version = 1,
            Template = ReviewDefaults.Template(mode),
            Criteria = ["form"],
            Mode = mode,
            Connection = connection,
            DefaultModel = model,
        },
        CancellationToken.None);

    /// <summary>Another process over the same database, as far as claims go: none of its memory is shared.</summary>
    public LabAccess Another() => LabAccess.Over(database, Settings, this);

    /// <summary>Begins a session and waits until it is at rest.</summary>
    public async Task<LabSession> SessionAsync(int runs, string? review = Review)
    {
        var session = await Runner.StartSessionAsync(new LabSessionRequest { Prompt = Prompt, Runs = runs, ReviewPrompt = review, RequestedBy = "tester" }, CancellationToken.None);
        await Runner.WhenDoneAsync(session.Id, CancellationToken.None);
        return (await Access.Runs.FindSessionAsync(session.Id, CancellationToken.None))!;
    }

    /// <summary>Begins a run and waits until it is at rest.</summary>
    public async Task<LabRun> RunAsync(string? review = null, string prompt = Prompt)
    {
        var run = await Runner.StartRunAsync(new LabRunRequest { Prompt = prompt, ReviewPrompt = review }, CancellationToken.None);
        await Runner.WhenDoneAsync(run.Id, CancellationToken.None);
        return await FindRunAsync(run.Id);
    }

    public async Task<LabRun> FindRunAsync(string id) => (await Access.Runs.FindRunAsync(id, CancellationToken.None))!;

    /// <summary>The experiments of a run by config.</summary>
    public async Task<Dictionary<string, LabExperiment>> ExperimentsAsync(string run) =>
        (await Access.Experiments.ReadAsync(new ExperimentFilter { Run = run }, CancellationToken.None)).ToDictionary(experiment => experiment.Config.Name + (experiment.Row is { } row ? $"/{row}" : ""));

    public void Observe(LabEvent happened) => Events.Enqueue(happened);

    public async ValueTask DisposeAsync()
    {
        await Access.DisposeAsync();
        await database.DisposeAsync();
        await folder.DisposeAsync();
    }

    private static LabConnection Replayed(TestDatabase folder, string name, int runs) => File(folder, name, Enumerable.Range(0, runs).Select(sample => new JsonObject
    {
        ["task_id"] = Prompt,
        ["sample"] = sample,
        ["response"] = $"{name} says rain {sample + 1}",
        ["latency_ms"] = 100 * (sample + 1),
        ["usage"] = new JsonObject { ["input_tokens"] = 10, ["output_tokens"] = 20, ["reasoning_tokens"] = 5 },
    }));

    private static LabConnection Judge(TestDatabase folder, int runs, Action<JsonObject>? scored) => File(folder, "judge",
        from sample in Enumerable.Range(0, runs)
        from config in new[] { ("a", 9), ("b", 7), ("c", 3) }
        let line = new JsonObject
        {
            ["task_id"] = Prompt,
            ["config"] = config.Item1,
            ["sample"] = sample,
            ["overall_score"] = config.Item2,
            ["criteria_scores"] = new JsonObject { ["form"] = config.Item2 - 1 },
            ["comment"] = $"on {config.Item1}",
        }
        select Scored(line, scored));

    private static JsonObject Scored(JsonObject line, Action<JsonObject>? scored)
    {
        scored?.Invoke(line);
        return line;
    }

    private static LabConnection File(TestDatabase folder, string name, IEnumerable<JsonObject> lines)
    {
        var path = folder.PathOf($"{name}.jsonl");
        System.IO.File.WriteAllLines(path, lines.Select(line => line.ToJsonString()));
        return Connection(name, "replay", null, null, new ReplayOptions { Path = path });
    }

    private static LabConnection Connection(string name, string provider, ModelLimits? limits, TokenPrice? price, ProviderOptions provided) => new()
    {
        Name = name,
        Template = new ModelOptions { Id = name, Provider = provider, Model = name, Limits = limits ?? new ModelLimits(), Price = price, Provided = provided },
    };
}
