using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.UnitTests.Support;

/// <summary>The set-up of a run, and nothing else of it.</summary>
internal sealed class MemoryResults(params IReadOnlyList<PromptVariant> prompts) : IResultReader
{
    public Task<RunSetup> ReadSetupAsync(RunId runId, CancellationToken cancellationToken) => Task.FromResult(new RunSetup { Models = [], Prompts = prompts });

    public Task<IReadOnlyList<RunOverview>> ListRunsAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<RunRecord>> FindRunsAsync(string reference, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RunRecord?> FindUnfinishedAsync(string configPath, ContentHash configHash, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<CaseFacts>> ReadCasesAsync(RunId runId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StoredCase?> ReadCaseAsync(RunId runId, string caseName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredCase> ReadFullCasesAsync(RunId runId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
