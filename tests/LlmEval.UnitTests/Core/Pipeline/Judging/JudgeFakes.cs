using System.Collections.Concurrent;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Core.Judging;

namespace LlmEval.UnitTests.Core.Pipeline.Judging;

/// <summary>A run of two models to be judged, and a scripted judge.</summary>
internal sealed class JudgeFakes : IModelClient, IRunObserver
{
    private readonly ConcurrentQueue<ModelRequest> requests = new();

    /// <summary>Two models, so many tasks; texts are all different.</summary>
    public JudgeFakes(int tasks = 3)
    {
        var plan = Some.Plan(Some.Case(Some.Model("a")), Some.Case(Some.Model("b")));
        Run = Some.Run(plan) with { Status = RunStatus.Completed };
        Config = plan.Config with
        {
            Judge = new JudgeOptions { Model = Some.Model("judge") with { Provider = "openai", Model = "gpt-4.1", Parameters = new ModelParameters(), Provided = new Paid(), Limits = new ModelLimits { Concurrency = 2 } } },
            Prices = new PriceList([new ListedPrice(null, "gpt-4.1", new TokenPrice { Currency = "USD", Input = 1_000_000, CachedInput = 1_000_000, Output = 0, Effective = new DateOnly(2020, 1, 1), Source = "test" })]),
        };
        foreach (var task in Enumerable.Range(0, tasks)) AddPair($"t/{task}", $"return {task}  # good", $"return {task}  # bad");
    }

    public RunRecord Run { get; }

    public EvalConfig Config { get; set; }

    public JudgedRun Store { get; } = new([]);

    public BudgetLedger? Budget { get; set; }

    /// <summary>By default it finds the response that says good.</summary>
    public Func<ModelRequest, CancellationToken, Task<ModelReply>> Answer { get; set; } = (request, _) => Task.FromResult(Reply(Honest(request)));

    public IReadOnlyList<ModelRequest> Requests => [.. requests];

    public ConcurrentQueue<RunEvent> Events { get; } = new();

    public static ModelReply Reply(string text) => ModelReply.Of(Some.Response(text) with { Usage = new TokenUsage { InputTokens = 1, OutputTokens = 10 } });

    /// <summary>The verdict for the response that says good, whichever letter it has.</summary>
    public static string Honest(ModelRequest request)
    {
        var text = request.Messages[1].Content;
        return SomePairs.Answer(text.IndexOf("# good", StringComparison.Ordinal) < text.IndexOf("# bad", StringComparison.Ordinal) ? "A_better" : "B_better", issues: ("A", "return"));
    }

    public void AddPair(string task, string first, string second)
    {
        foreach (var (model, text) in new[] { ("a", first), ("b", second) })
        {
            Store.Add(SomePairs.Answered(model, task: task, text: text), text);
        }
    }

    public async Task<JudgingReport?> JudgeAsync(CachePolicy cache = CachePolicy.Use, CancellationToken stop = default)
    {
        await using var session = new JudgeSession(Config, Ports, cache);
        return await session.RunAsync(Run, stop);
    }

    public Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        requests.Enqueue(request);
        return Answer(request, cancellationToken);
    }

    public void Observe(RunEvent happened) => Events.Enqueue(happened);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private JudgePorts Ports => new()
    {
        CreateClient = _ => this,
        Samples = Store,
        Results = new Setup(),
        Reviews = Store,
        Reader = Store,
        Guidelines = Store,
        Answers = Store,
        Observer = this,
        Prices = Config.Prices,
        Budget = Budget,
        Time = TimeProvider.System,
    };

    private sealed record Paid : ProviderOptions
    {
        public override string? AnswersFrom => "https://example.test";
    }

    private sealed class Setup : IResultReader
    {
        public Task<RunSetup> ReadSetupAsync(RunId runId, CancellationToken cancellationToken) => Task.FromResult(new RunSetup
        {
            Models = [.. new[] { "a", "b" }.Select(id => new RunModel { Id = id, Provider = "openai", Model = id, Parameters = new ModelParameters() })],
            Prompts = [],
        });

        public Task<IReadOnlyList<RunOverview>> ListRunsAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<RunRecord>> FindRunsAsync(string reference, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RunRecord?> FindUnfinishedAsync(string configPath, ContentHash configHash, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<CaseFacts>> ReadCasesAsync(RunId runId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredCase?> ReadCaseAsync(RunId runId, string caseName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<StoredCase> ReadFullCasesAsync(RunId runId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
