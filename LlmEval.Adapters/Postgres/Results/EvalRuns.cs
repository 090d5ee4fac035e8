namespace LlmEval.Adapters.Postgres.Results;

/// <summary>Which runs are evaluations: those of the prompt lab are in none of their lists.</summary>
internal static class EvalRuns
{
    /// <summary>The condition on a row of eval.run (<c>r</c>): <see cref="Core.Domain.Results.RunKind.Eval"/>.</summary>
    public const string Condition = "r.kind = 'eval'";
}
