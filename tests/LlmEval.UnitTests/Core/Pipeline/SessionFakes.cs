using System.Collections.Concurrent;
using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Scoring;

namespace LlmEval.UnitTests.Core.Pipeline;

/// <summary>Ports that a test scripts: the scheduling is under test here, the real adapters are in the integration tests.</summary>
internal sealed class SessionFakes : ISandbox, ISandboxLease, IRunObserver, ICodeExtractor
{
    private readonly SemaphoreSlim free = new(2);

    public Func<string, ModelRequest, CancellationToken, Task<ModelReply>> Answer { get; set; } = (_, _, _) => Task.FromResult(Reply("code"));

    public Func<ExecutionRequest, CancellationToken, Task<Execution>> Run { get; set; } =
        (_, _) => Task.FromResult(new Execution { Outcome = Outcome.Passed, Integrity = IntegrityMode.Strong, Wall = TimeSpan.FromMilliseconds(5) });

    public MemoryStore Store { get; init; } = new();

    public ConcurrentQueue<RunEvent> Events { get; } = new();

    public SandboxInfo Info { get; } = new() { Backend = "fake", PythonVersion = "3.11.2", Description = "scripted" };

    public int Workers => 2;

    public SessionPorts Ports => new()
    {
        CreateClient = model => new Client(model.Id, this),
        Extractor = this,
        Sandbox = this,
        Scorers = [new TestsScorer()],
        Store = Store,
        Results = Store,
        Answers = Store,
        Observer = this,
        Time = TimeProvider.System,
        ToolVersion = "1.0.0+test",
    };

    public static ModelReply Reply(string text, FinishReason finish = FinishReason.Stop, string? refusal = null) =>
        ModelReply.Of(new ModelResponse { Text = text, FinishReason = finish, Refusal = refusal, Latency = TimeSpan.FromMilliseconds(7) });

    public async ValueTask<ISandboxLease> LeaseAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        return this;
    }

    public Task<Execution> RunAsync(ExecutionRequest request, CancellationToken cancellationToken) => Run(request, cancellationToken);

    public ValueTask DisposeAsync()
    {
        free.Release();
        return ValueTask.CompletedTask;
    }

    public void Observe(RunEvent happened) => Events.Enqueue(happened);

    public ExtractedCode Extract(string response, EvalTask task) => response switch
    {
        "" => new ExtractedCode { Code = null, Method = ExtractionMethod.None, Reason = "the response is empty" },
        "half" => new ExtractedCode { Code = response, Method = ExtractionMethod.UnclosedFence, Reason = "cut", LooksComplete = false },
        _ => new ExtractedCode { Code = response, Method = ExtractionMethod.Unfenced, Reason = "all of it", LooksComplete = true },
    };

    private sealed class Client(string model, SessionFakes fakes) : IModelClient
    {
        public Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken) =>
            fakes.Answer(model, request, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
