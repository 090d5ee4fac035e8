using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports;

/// <summary>Where an export reads from.</summary>
/// <param name="Reviews">Pairs and judgments.</param>
/// <param name="Results">Runs.</param>
public sealed record ExportSource(IReviewReader Reviews, IResultReader Results);
