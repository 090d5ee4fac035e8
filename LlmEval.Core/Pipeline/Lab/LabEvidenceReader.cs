using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>
/// Reads what figures and recommendations are made of, and keeps it as long as nobody writes to the lab. Each asking reads the revision
/// first: what was begun to be read at that revision or later holds every write that it counts, so nobody is shown less than what is stored.
/// </summary>
/// <remarks>Safe for concurrent use; those who ask at once share a reading. Keeps the evidence of the last revision in memory, which has no texts of answers.</remarks>
/// <param name="revision">Says whether anybody wrote.</param>
/// <param name="read">Reads the evidence of a prompt, or all for null.</param>
public sealed class LabEvidenceReader(ILabRevision revision, Func<string?, Task<LabEvidence>> read)
{
    private readonly Lock gate = new();
    private LabRevision keptAt;
    private Dictionary<string, Task<LabEvidence>> kept = new(StringComparer.Ordinal);
    private Task<EvidenceByPrompt>? all;

    /// <summary>What is known of a prompt's experiments, or of all.</summary>
    /// <param name="prompt">The prompt's name; null for all.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="Domain.Results.StorageException">The store cannot be reached.</exception>
    public async Task<LabEvidence> ReadAsync(string? prompt, CancellationToken cancellationToken)
    {
        if (prompt is null) return (await ReadAllAsync(cancellationToken)).All;
        var now = await revision.ReadRevisionAsync(cancellationToken);
        Task<LabEvidence>? reading;
        lock (gate)
        {
            Keep(now);
            if (all is { IsCompletedSuccessfully: true }) return all.Result.Of(prompt);
            if (!kept.TryGetValue(prompt, out reading) || reading.IsFaulted) kept[prompt] = reading = read(prompt);
        }

        return await reading.WaitAsync(cancellationToken);
    }

    /// <summary>All that is known, taken apart by prompt.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="Domain.Results.StorageException">The store cannot be reached.</exception>
    public async Task<EvidenceByPrompt> ReadAllAsync(CancellationToken cancellationToken)
    {
        var now = await revision.ReadRevisionAsync(cancellationToken);
        Task<EvidenceByPrompt> reading;
        lock (gate)
        {
            Keep(now);
            if (all is null or { IsFaulted: true }) all = ReadAllOfItAsync();
            reading = all;
        }

        return await reading.WaitAsync(cancellationToken);
    }

    // Called within the gate. Who comes late, with a revision that is passed, only has it read once more.
    private void Keep(LabRevision now)
    {
        if (now == keptAt) return;
        (keptAt, kept, all) = (now, new Dictionary<string, Task<LabEvidence>>(StringComparer.Ordinal), null);
    }

    private async Task<EvidenceByPrompt> ReadAllOfItAsync() => new(await read(null));
}
