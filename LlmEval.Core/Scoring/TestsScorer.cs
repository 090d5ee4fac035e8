using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Scoring;

/// <summary>The source of truth: 1 when the sample passed its tests, 0 when it did not, undefined when it was not measured.</summary>
public sealed class TestsScorer : IScorer
{
    /// <inheritdoc />
    public string Name => "tests";

    /// <inheritdoc />
    public IReadOnlyList<string> ScoreNames { get; } = ["correct"];

    /// <inheritdoc />
    public Task<IReadOnlyList<Score>> ScoreAsync(ScoringInput input, CancellationToken cancellationToken)
    {
        IReadOnlyList<Score> scores =
        [
            new Score
            {
                Scorer = Name,
                Name = ScoreNames[0],
                Value = input.Outcome.Classify() switch
                {
                    OutcomeClass.Right => 1,
                    OutcomeClass.Wrong => 0,
                    _ => null,
                },
                Reason = input.Outcome == Outcome.Passed ? null : NameOf<Outcome>.Of(input.Outcome),
            },
        ];
        return Task.FromResult(scores);
    }
}
