using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Runs;

/// <summary>Maps cases.</summary>
internal static class CaseMapping
{
    /// <summary>A case in full.</summary>
    public static CaseResponse Case(RunId run, CasePlace place, StoredCase stored, IReadOnlyList<CaseJudgment> judgments) => new()
    {
        Id = place.Id.Value,
        Run = run.Value,
        Name = place.Name,
        Key = stored.Facts.Key.Hex,
        Model = stored.Facts.Model,
        Prompt = stored.Facts.Prompt,
        Task = new TaskResponse
        {
            Id = stored.Facts.TaskId,
            Title = place.TaskTitle,
            Hash = stored.Facts.TaskHash.Hex,
            Prompt = place.TaskPrompt,
            Tests = Texts.Cut(stored.Tests, $"{ReviewApi.Root}/runs/{run}/cases/{place.Id}/tests"),
            Topic = stored.Facts.Topic,
            Difficulty = stored.Facts.Difficulty,
        },
        Verdict = stored.Facts.Verdict,
        Outcome = stored.Facts.Outcome,
        Message = stored.Facts.Message,
        DurationMs = stored.Facts.Duration.TotalMilliseconds,
        Messages = [.. stored.Messages.Select(SampleMapping.Message)],
        Samples = [.. stored.Samples.OrderBy(sample => sample.Index).Select(SampleMapping.Sample)],
        Judgments = [.. judgments.Select(Judgment)],
    };

    /// <summary>How a side came off.</summary>
    public static Standing StandingOf(Verdict verdict, PairPlace side) => (side == PairPlace.First ? verdict : verdict.Swapped()) switch
    {
        Verdict.FirstMuchBetter => Standing.MuchBetter,
        Verdict.FirstBetter => Standing.Better,
        Verdict.Tie => Standing.Tie,
        Verdict.SecondBetter => Standing.Worse,
        Verdict.SecondMuchBetter => Standing.MuchWorse,
        _ => Standing.BothBad,
    };

    private static CaseJudgmentResponse Judgment(CaseJudgment judgment) => new(
        judgment.Pair.Value,
        judgment.Judgment.Value,
        judgment.Against,
        judgment.SampleIndex,
        judgment.Source,
        judgment.By,
        judgment.Kind,
        judgment.Verdict is { } verdict ? StandingOf(verdict, judgment.Side) : null,
        judgment.Lane,
        judgment.Action,
        judgment.IsInconsistent,
        judgment.Confidence,
        judgment.CreatedAt);
}
