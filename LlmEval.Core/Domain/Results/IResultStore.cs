using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Results;

/// <summary>A case with the row that it has in the store.</summary>
/// <param name="Id">The row.</param>
/// <param name="Case">The case.</param>
public readonly record struct RunCase(CaseId Id, EvalCase Case);

/// <summary>Port: keeps runs as they happen. Safe for concurrent use.</summary>
/// <remarks>
/// A task that completes means committed: what was reported done survives a kill. Saving the same row twice is one row.
/// Errors: <see cref="StorageException"/> when the store cannot be reached or refuses; nothing is dropped silently.
/// </remarks>
public interface IResultStore : IAsyncDisposable
{
    /// <summary>
    /// Writes the run, what it is made of, and its cases as not yet done. With a <see cref="RunRecord.Base"/>, it goes on with that run if
    /// nothing but time is between the two, else it takes over what it may of it. A base that another process works on is refused.
    /// Of a case that goes on from another (<see cref="EvalCase.Follows"/>), a sample stays only where the other's of the same index does
    /// (with <see cref="Carry.Done"/>: a final one); where it does not, the case is open again.
    /// </summary>
    Task<BegunRun> BeginRunAsync(RunRecord run, EvalPlan plan, IReadOnlyList<RunCase> cases, CancellationToken cancellationToken);

    /// <summary>
    /// Writes one finished sample with its response, code, execution and scores. It replaces one of the same index that is not final.
    /// </summary>
    Task SaveSampleAsync(CaseId caseId, SampleResult sample, CancellationToken cancellationToken);

    /// <summary>Writes the verdict of a case whose samples are saved.</summary>
    Task SaveCaseAsync(CaseResult result, CancellationToken cancellationToken);

    /// <summary>Writes how the run ended.</summary>
    Task FinishRunAsync(RunId runId, RunStatus status, DateTimeOffset finishedAt, IReadOnlyList<GateResult> gates, CancellationToken cancellationToken);
}

/// <summary>Port: reads what <see cref="IResultStore"/> keeps.</summary>
/// <remarks>Errors: <see cref="StorageException"/> when the store cannot be reached.</remarks>
public interface IResultReader : IAsyncDisposable
{
    /// <summary>The newest evaluations, newest first. Runs of other kinds (<see cref="RunKind"/>) are in no list.</summary>
    Task<IReadOnlyList<RunOverview>> ListRunsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Finds evaluations by <c>latest</c> or by the last digits of an id (at least four), and runs of any kind by full id. Several results:
    /// the digits are ambiguous.
    /// </summary>
    Task<IReadOnlyList<RunRecord>> FindRunsAsync(string reference, CancellationToken cancellationToken);

    /// <summary>
    /// The newest evaluation of a config, by its file or its content, that was not completed and that no other run goes on from; null when there is
    /// none.
    /// </summary>
    Task<RunRecord?> FindUnfinishedAsync(string configPath, ContentHash configHash, CancellationToken cancellationToken);

    /// <summary>The facts of every planned case of a run, ordered by model, prompt and task.</summary>
    Task<IReadOnlyList<CaseFacts>> ReadCasesAsync(RunId runId, CancellationToken cancellationToken);

    /// <summary>The models and prompt variants of a run as they were, in the config's order.</summary>
    Task<RunSetup> ReadSetupAsync(RunId runId, CancellationToken cancellationToken);

    /// <summary>One case in full, by its name; null when the run has no such case.</summary>
    Task<StoredCase?> ReadCaseAsync(RunId runId, string caseName, CancellationToken cancellationToken);

    /// <summary>
    /// Every planned case of a run in full, in the order of <see cref="ReadCasesAsync"/>. Only a few are held in memory at a time.
    /// </summary>
    IAsyncEnumerable<StoredCase> ReadFullCasesAsync(RunId runId, CancellationToken cancellationToken);
}

/// <summary>A run in a list.</summary>
/// <param name="Run">The run.</param>
/// <param name="PassedCases">Cases that passed.</param>
/// <param name="FailedCases">Cases that failed.</param>
/// <param name="NotMeasuredCases">Planned cases without a verdict on the model.</param>
public sealed record RunOverview(RunRecord Run, int PassedCases, int FailedCases, int NotMeasuredCases);

/// <summary>A stored case with everything that was sent, answered and run.</summary>
public sealed record StoredCase
{
    /// <summary>The facts.</summary>
    public required CaseFacts Facts { get; init; }

    /// <summary>The messages that were sent, the same for every sample.</summary>
    public required IReadOnlyList<Models.ChatMessage> Messages { get; init; }

    /// <summary>The task's tests.</summary>
    public required string Tests { get; init; }

    /// <summary>The samples in full.</summary>
    public required IReadOnlyList<SampleResult> Samples { get; init; }
}

/// <summary>The store cannot be reached or refuses; the message says what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
