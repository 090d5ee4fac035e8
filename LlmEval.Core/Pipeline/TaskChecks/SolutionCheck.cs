using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Pipeline.TaskChecks;

/// <summary>One solution of a task against the task's tests.</summary>
public sealed record SolutionCheck
{
    /// <summary>The task's id.</summary>
    public required string TaskId { get; init; }

    /// <summary><c>reference solution</c>, or <c>wrong solution</c> with its number from 1.</summary>
    public required string Name { get; init; }

    /// <summary>What is wrong with the solution; null for the reference.</summary>
    public string? Why { get; init; }

    /// <summary>What happened.</summary>
    public required Execution Execution { get; init; }

    /// <summary>What is amiss, or null when the solution behaved as it has to.</summary>
    public string? Problem => Execution.Outcome.IsMeasured() ? Why is null ? ProblemOfReference() : ProblemOfWrong() : $"not measured: {Told()}";

    private string? ProblemOfReference() => Execution.Outcome == Outcome.Passed ? null : $"has to pass: {Told()}";

    private string? ProblemOfWrong() => Execution switch
    {
        { Outcome: Outcome.Passed } => $"passes although it is wrong: {Why}",
        // A program that does not even start fails any tests, and so says nothing about these.
        { Kind: "syntax_error" or "missing_entry_point" } => $"never meets the tests: {Told()}",
        _ => null,
    };

    private string Told() => string.Join(' ', new[]
    {
        NameOf<Outcome>.Of(Execution.Outcome),
        Execution.Kind is { } kind ? $"({kind})" : null,
        Execution.Message,
    }.OfType<string>());

    internal static IEnumerable<(string Name, string? Why, string Code)> SolutionsOf(EvalTask task)
    {
        if (task.ReferenceSolution is { } reference) yield return ("reference solution", null, reference);
        for (var i = 0; i < task.WrongSolutions.Count; i++)
        {
            yield return ($"wrong solution {i + 1}", task.WrongSolutions[i].Why, task.WrongSolutions[i].Code);
        }
    }
}
