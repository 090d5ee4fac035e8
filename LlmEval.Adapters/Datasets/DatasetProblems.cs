using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets;

/// <summary>Collects what is wrong with a dataset, so that all of it is said at once.</summary>
internal sealed class DatasetProblems
{
    /// <summary>More than a screen of problems helps nobody; the rest is counted.</summary>
    private const int Kept = 50;

    private readonly List<DatasetProblem> kept = [];

    /// <summary>Problems found, those beyond the kept ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Notes a problem at <c>path</c>, <c>path:line</c> or <c>path:line:col</c>.</summary>
    public void Add(string source, string message)
    {
        Count++;
        if (kept.Count < Kept) kept.Add(new DatasetProblem(source, message));
    }

    /// <summary>Notes what is wrong with a YAML file of the dataset.</summary>
    public void Add(ConfigDiagnostic diagnostic) => Add(
        diagnostic.Line == 0 ? diagnostic.File : $"{diagnostic.File}:{diagnostic.Line}:{diagnostic.Column}",
        $"{diagnostic.Code}: {diagnostic.Message}{(diagnostic.Suggestion is null ? "" : $", {diagnostic.Suggestion}")}");

    /// <summary>Ends the loading if anything was wrong.</summary>
    /// <exception cref="DatasetException">There is at least one problem.</exception>
    public void ThrowIfAny(string path)
    {
        if (Count > kept.Count) kept.Add(new DatasetProblem(path, $"and {Count - kept.Count} more problems like these"));
        if (Count > 0) throw new DatasetException(kept);
    }
}
