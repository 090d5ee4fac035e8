using LlmEval.Adapters.MLflow.Contents;
using LlmEval.Adapters.MLflow.Rest;

namespace LlmEval.Adapters.MLflow;

/// <summary>A part that was sent.</summary>
/// <param name="Run">The server's run.</param>
/// <param name="Logged">What was logged to it.</param>
/// <param name="HasInputs">Whether it has a dataset.</param>
internal sealed record SentPart(RunInfo Run, LoggedPart Logged, bool HasInputs)
{
    /// <summary>Compares what was sent with what the server has: it may answer with success and lose things.</summary>
    /// <exception cref="MlflowException">Something is missing.</exception>
    public void Compare(Run stored)
    {
        var missing = new[]
        {
            Missing("metrics", Logged.Metrics.Select(metric => metric.Key), stored.Data?.Metrics?.Select(metric => metric.Key)),
            Missing("params", Logged.Params.Select(param => param.Key), stored.Data?.Params?.Select(param => param.Key)),
            Missing("tags", Logged.Tags.Select(tag => tag.Key), stored.Data?.Tags?.Select(tag => tag.Key)),
            HasInputs && stored.Inputs?.DatasetInputs is not { Count: > 0 } ? "no dataset" : null,
        }.OfType<string>().ToList();
        if (missing.Count > 0) throw new MlflowException($"MLflow took everything and yet has of its run {Run.RunId} only {string.Join(", ", missing)}");
    }

    private static string? Missing(string what, IEnumerable<string> sent, IEnumerable<string>? stored)
    {
        var names = sent.ToHashSet(StringComparer.Ordinal);
        var total = names.Count;
        names.ExceptWith(stored ?? []);
        return names.Count == 0 ? null : $"{total - names.Count} of {total} {what} (not {names.Order(StringComparer.Ordinal).First()})";
    }
}
