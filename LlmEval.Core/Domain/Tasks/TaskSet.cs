using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Tasks;

/// <summary>The tasks of a dataset after filters, in a stable order.</summary>
public sealed record TaskSet
{
    /// <summary>The dataset's name: from its own metadata, else the file's or folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>The dataset's own version, or null.</summary>
    public string? Version { get; init; }

    /// <summary>The format that was read.</summary>
    public required DatasetFormat Format { get; init; }

    /// <summary>The tasks that passed the filters.</summary>
    public required IReadOnlyList<EvalTask> Tasks { get; init; }

    /// <summary>How many tasks the dataset has before filters.</summary>
    public required int TotalTasks { get; init; }

    /// <summary>Hash over the hashes of <see cref="Tasks"/>, ordered by id: the order of a file does not matter.</summary>
    public ContentHash Hash => ContentHash.OfJson(
        Tasks.OrderBy(task => task.Id, StringComparer.Ordinal).Select(task => task.Hash.Hex));
}

/// <summary>Port: reads a dataset.</summary>
/// <remarks>
/// Errors: everything wrong with the data is a <see cref="DatasetException"/> that lists every problem with its file and line.
/// I/O errors of an existing, readable path are not expected and propagate.
/// </remarks>
public interface ITaskSource
{
    /// <summary>Reads, validates and filters the dataset that the options name.</summary>
    /// <exception cref="DatasetException">The path does not exist, or the data is not valid.</exception>
    Task<TaskSet> LoadAsync(DatasetOptions options, CancellationToken cancellationToken);
}

/// <summary>One thing wrong with a dataset.</summary>
/// <param name="Source">File, and line and column where known: <c>path:line:col</c>.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record DatasetProblem(string Source, string Message);

/// <summary>A dataset cannot be used; all its problems at once.</summary>
public sealed class DatasetException(IReadOnlyList<DatasetProblem> problems)
    : Exception(string.Join('\n', problems.Select(problem => $"{problem.Source}: {problem.Message}")))
{
    /// <summary>Every problem found.</summary>
    public IReadOnlyList<DatasetProblem> Problems { get; } = problems;
}
