using LlmEval.Adapters.Trx;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Configurations;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Services;

namespace LlmEval.Suites.Trx;

/// <summary>Collects how each test ended, and writes the TRX file when the session is over.</summary>
internal sealed class TrxCollector(ICommandLineOptions options, IConfiguration configuration, TimeProvider time)
    : IDataConsumer, ITestSessionLifetimeHandler, IDisposable
{
    private TrxResultCollection? results;
    private DateTimeOffset startedAt;

    /// <inheritdoc />
    public string Uid => "LlmEval.TrxReport";

    /// <inheritdoc />
    public string Version => "1.0.0";

    /// <inheritdoc />
    public string DisplayName => "LLM-Eval TRX report";

    /// <inheritdoc />
    public string Description => "Writes the results of the cases as a TRX file";

    /// <inheritdoc />
    public Type[] DataTypesConsumed { get; } = [typeof(TestNodeUpdateMessage)];

    /// <inheritdoc />
    public Task<bool> IsEnabledAsync() => Task.FromResult(options.IsOptionSet(TrxCommandLine.Report));

    /// <inheritdoc />
    public Task OnTestSessionStartingAsync(ITestSessionContext testSessionContext)
    {
        startedAt = time.GetUtcNow();
        results = new TrxResultCollection();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task ConsumeAsync(IDataProducer dataProducer, IData value, CancellationToken cancellationToken)
    {
        if (TrxNode.ToResult(((TestNodeUpdateMessage)value).TestNode, time.GetUtcNow()) is { } result) results!.Add(result);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task OnTestSessionFinishingAsync(ITestSessionContext testSessionContext)
    {
        var path = TargetPath();
        var all = results!;
        await TrxFile.WriteAsync(
            new TrxRun
            {
                Id = Guid.CreateVersion7(),
                Name = EvalRuns.All.Count == 0 ? "llm-eval" : string.Join(", ", EvalRuns.All.Select(run => run.Config.Name)),
                User = Environment.UserName,
                Computer = Environment.MachineName,
                Created = startedAt,
                Queued = startedAt,
                Started = startedAt,
                Finished = time.GetUtcNow(),
                DeploymentFolder = Path.GetFileNameWithoutExtension(path),
                Storage = typeof(TrxCollector).Assembly.Location,
                Outcome = all.Any(result => result.Outcome == TrxOutcome.Failed) ? TrxRunOutcome.Failed : TrxRunOutcome.Completed,
                Results = all,
            },
            path,
            CancellationToken.None);
    }

    /// <inheritdoc />
    public void Dispose() => results?.Dispose();

    private string TargetPath()
    {
        var folder = configuration.GetTestResultDirectory();
        var named = Argument(TrxCommandLine.Report) ?? Argument(TrxCommandLine.FileName);
        return Path.GetFullPath(named ?? FormattableString.Invariant($"llm-eval_{startedAt:yyyy-MM-dd_HH_mm_ss}.trx"), folder);
    }

    private string? Argument(string option) => options.TryGetOptionArgumentList(option, out var arguments) ? arguments.FirstOrDefault() : null;
}
