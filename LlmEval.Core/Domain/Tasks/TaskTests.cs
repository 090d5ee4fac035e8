namespace LlmEval.Core.Domain.Tasks;

/// <summary>The hidden tests of a task, as Python that runs apart from the solution.</summary>
public sealed record TaskTests
{
    private readonly CompactText source;

    /// <summary>How <see cref="Source"/> is to be run.</summary>
    public required TestKind Kind { get; init; }

    /// <summary>The test program.</summary>
    public required string Source
    {
        get => source.Text;
        init => source = new(value);
    }

    /// <summary>Python that runs before the tests, beside them and not in the solution; null for none.</summary>
    public string? Setup { get; init; }

    /// <summary>When an argument that the solution changed in place is copied back to the tests.</summary>
    public MutationPolicy Mutation { get; init; } = MutationPolicy.OnNone;

    /// <summary>Whether the tests can be kept out of the solution's process.</summary>
    public IntegrityMode Mode { get; init; } = IntegrityMode.Strong;
}

/// <summary>The shape of a test program.</summary>
public enum TestKind
{
    /// <summary>The source defines <c>check(candidate)</c> (HumanEval).</summary>
    Check,

    /// <summary>The source is statements that use the entry point by its name (MBPP).</summary>
    Statements,

    /// <summary>
    /// There are no tests: the solution is a program of its own, runs as <c>__main__</c>, and passes when it ends with exit code 0. Of
    /// single runs by hand; no task of a dataset is of this kind.
    /// </summary>
    Script,

    /// <summary>The answer is a web app: it is published and checked by reading it and in a browser. The source is the checks as JSON.</summary>
    Assignment,

    /// <summary>There is nothing to check an answer by: prompts of the lab. An answer is all that is asked for.</summary>
    None,
}

/// <summary>When in-place changes of arguments reach the tests.</summary>
public enum MutationPolicy
{
    /// <summary>Only when the call returned None, as functions that work in place do.</summary>
    OnNone,

    /// <summary>After every call.</summary>
    Always,
}

/// <summary>How far the tests are kept from the code under test.</summary>
public enum IntegrityMode
{
    /// <summary>Tests and solution in separate processes: a pass cannot be forged.</summary>
    Strong,

    /// <summary>Tests in the solution's interpreter: only for tests that need it, always declared, recorded with the result.</summary>
    Weak,
}
