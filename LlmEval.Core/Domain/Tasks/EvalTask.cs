using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Tasks;

/// <summary>One coding problem: what the model is asked and how an answer is checked.</summary>
public sealed record EvalTask
{
    private readonly CompactText prompt;
    private readonly CompactText? referenceSolution;
    private OwnHash hash;

    /// <summary>Unique in its dataset, e.g. <c>HumanEval/0</c> or <c>strings/reverse-words</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A line for people; the id where the dataset has none.</summary>
    public required string Title { get; init; }

    /// <summary>What the model is asked: usually a Python header with a docstring and no body.</summary>
    public required string Prompt
    {
        get => prompt.Text;
        init => prompt = new(value);
    }

    /// <summary>The name that the tests call.</summary>
    public required string EntryPoint { get; init; }

    /// <summary>The hidden tests.</summary>
    public required TaskTests Tests { get; init; }

    /// <summary>
    /// A complete program that passes the tests, or null. For datasets that ship only a body, the loader has put the prompt before it.
    /// </summary>
    public string? ReferenceSolution
    {
        get => referenceSolution?.Text;
        init => referenceSolution = value is null ? null : new(value);
    }

    /// <summary>The web-app task behind the prompt; null for coding tasks. Its checks stand in <see cref="Tests"/> and so in the hash.</summary>
    public AssignmentTurn? Assignment { get; init; }

    /// <summary>The id of the task whose answer this one goes on from, sample by sample; null for a task of its own.</summary>
    public string? Follows { get; init; }

    /// <summary>Plausible wrong solutions that the tests must fail (see <c>tasks check</c>).</summary>
    public IReadOnlyList<WrongSolution> WrongSolutions { get; init; } = [];

    /// <summary>The subject, e.g. <c>strings</c>; null where the dataset says none.</summary>
    public string? Topic { get; init; }

    /// <summary><c>easy</c>, <c>medium</c> or <c>hard</c>; null where the dataset says none.</summary>
    public string? Difficulty { get; init; }

    /// <summary>Free words.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The file and line where the task stands, for messages; not part of the hash.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// Hash over everything that decides a result: prompt, entry point and tests. Titles, topics and reference solutions are left out.
    /// </summary>
    public ContentHash Hash => hash.Of(this, static task => ContentHash.OfJson(new
    {
        v = 1,
        id = task.Id,
        prompt = task.Prompt,
        entry_point = task.EntryPoint,
        tests = task.Tests.Source,
        setup = task.Tests.Setup,
        kind = NameOf<TestKind>.Of(task.Tests.Kind),
        mutation = NameOf<MutationPolicy>.Of(task.Tests.Mutation),
        mode = NameOf<IntegrityMode>.Of(task.Tests.Mode),
    }));
}

/// <summary>A solution that looks right and is not.</summary>
/// <param name="Why">What is wrong with it.</param>
/// <param name="Code">A complete program.</param>
public sealed record WrongSolution(string Why, string Code);
