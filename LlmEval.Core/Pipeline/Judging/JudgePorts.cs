using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Core.Pipeline.Judging;

/// <summary>Everything that judging works with. A judging disposes the client that it makes, and nothing else.</summary>
public sealed record JudgePorts
{
    /// <summary>Makes the client of the judging model, with its limits and retries.</summary>
    public required Func<ModelOptions, IModelClient> CreateClient { get; init; }

    /// <summary>Finds what can be compared.</summary>
    public required IAnsweredSamples Samples { get; init; }

    /// <summary>Tells what a run asked of whom.</summary>
    public required IResultReader Results { get; init; }

    /// <summary>Keeps pairs and judgments.</summary>
    public required IReviewStore Reviews { get; init; }

    /// <summary>Reads them.</summary>
    public required IReviewReader Reader { get; init; }

    /// <summary>Keeps the guidelines.</summary>
    public required IGuidelineStore Guidelines { get; init; }

    /// <summary>Keeps the judge's answers.</summary>
    public required IAnswerCache Answers { get; init; }

    /// <summary>Is told what happens.</summary>
    public required IRunObserver Observer { get; init; }

    /// <summary>What models cost.</summary>
    public required PriceList Prices { get; init; }

    /// <summary>What the run may spend, the same that the client reserves in; null for no limit.</summary>
    public BudgetLedger? Budget { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
