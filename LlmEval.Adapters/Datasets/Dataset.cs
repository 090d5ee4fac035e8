using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets;

/// <summary>A dataset as it was read, before filters.</summary>
/// <param name="Name">From its metadata, else of the file or folder.</param>
/// <param name="Version">From its metadata, or null.</param>
/// <param name="Format">The format that was read.</param>
/// <param name="Tasks">Every sound task, in the dataset's order.</param>
internal sealed record Dataset(string Name, string? Version, DatasetFormat Format, IReadOnlyList<EvalTask> Tasks);
