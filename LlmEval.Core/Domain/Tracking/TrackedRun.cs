using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Domain.Tracking;

/// <summary>What a tracker is told of a run.</summary>
public sealed record TrackedRun
{
    /// <summary>The run, over or killed.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>Its results.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>What it asked of whom.</summary>
    public required RunSetup Setup { get; init; }

    /// <summary>Its cases.</summary>
    public required IReadOnlyList<CaseFacts> Cases { get; init; }

    /// <summary>Files that are kept with it.</summary>
    public required IReadOnlyList<TrackedFile> Files { get; init; }
}

/// <summary>A file that is kept with a run.</summary>
/// <param name="Name">Its name, e.g. <c>results.jsonl</c>.</param>
/// <param name="WriteAsync">Writes it; called once for each time that it is sent.</param>
public sealed record TrackedFile(string Name, Func<Stream, CancellationToken, Task> WriteAsync);
