using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Assignments.Scoring;

/// <summary>The marks of a web app, from the results of its checks.</summary>
public sealed class AssignmentScorer : IScorer
{
    /// <inheritdoc />
    public string Name => "assignment";

    /// <inheritdoc />
    public IReadOnlyList<string> ScoreNames { get; } =
    [
        AssignmentScores.StaticRateName, AssignmentScores.LlmMeanName, AssignmentScores.DynamicRateName, AssignmentScores.OverallName, AssignmentScores.RegressionRateName,
    ];

    /// <inheritdoc />
    public Task<IReadOnlyList<Score>> ScoreAsync(ScoringInput input, CancellationToken cancellationToken)
    {
        var scores = input is { Execution.Submission: { } report, Task.Assignment: { } turn } ? AssignmentScores.Of(report.Checks, turn.Task.Round) : null;
        // A builder whose answer is no page has failed the page: else nine such answers and one perfect page would be a perfect mean.
        var hasNoPage = input is { Execution: null, Task.Assignment: not null } && input.Outcome.Classify() == OutcomeClass.Wrong;
        if (hasNoPage) scores = new AssignmentScores { DynamicRate = 0, Overall = 0, Regressions = [], Passed = 0, Failed = 0, Skipped = 0, NotMeasured = 0 };
        double?[] values = [scores?.StaticRate, scores?.LlmMean, scores?.DynamicRate, scores?.Overall, scores?.RegressionRate];
        return Task.FromResult<IReadOnlyList<Score>>([.. ScoreNames.Zip(values, (name, value) => new Score
        {
            Scorer = Name,
            Name = name,
            Value = value,
            Reason = hasNoPage ? "there is no page" : value is not null ? null : scores is null ? "nothing was checked" : "nothing of it was measured",
        })]);
    }
}
