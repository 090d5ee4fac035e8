using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Observatory;

/// <summary>Finds what addresses mean.</summary>
internal sealed class DatasetLookup(IBenchmarkReader benchmarks, ITrackedModels models)
{
    /// <summary>Datasets of a suite; null for no suite.</summary>
    /// <exception cref="ProblemException">There is no such suite.</exception>
    public async Task<DatasetSuite?> SuiteAsync(string? suiteId, CancellationToken cancellationToken)
    {
        if (suiteId is null) return null;
        var known = await benchmarks.ListSuitesAsync(cancellationToken);
        return known.FirstOrDefault(suite => suite.SuiteId == suiteId)
            ?? throw ProblemException.NotFound($"There is no suite '{suiteId}'. There is: {(known.Count == 0 ? "none" : string.Join(", ", known.Select(suite => suite.SuiteId)))}.");
    }

    /// <summary>A model.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<Core.Domain.Observatory.TrackedModel> ModelAsync(string modelId, CancellationToken cancellationToken) =>
        await models.FindAsync([modelId], cancellationToken) is [var model] ? model : throw NoModel(modelId);

    /// <summary>The problem of a model that is not there.</summary>
    public static ProblemException NoModel(string modelId) => ProblemException.NotFound($"There is no model '{modelId}'. It may have been deleted; the list of models shows what is there.");
}
