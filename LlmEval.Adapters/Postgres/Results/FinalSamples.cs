using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results;

/// <summary><see cref="Outcomes.IsFinal"/> in SQL.</summary>
internal static class FinalSamples
{
    private static readonly string Names = string.Join(", ", Enum.GetValues<Outcome>().Where(outcome => outcome.IsFinal()).Select(outcome => $"'{NameOf<Outcome>.Of(outcome)}'"));

    /// <summary>The condition that the outcome in this column is final.</summary>
    public static string Condition(string column) => $"({column} in ({Names}))";
}
