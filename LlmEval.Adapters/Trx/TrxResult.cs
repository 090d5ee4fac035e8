namespace LlmEval.Adapters.Trx;

/// <summary>One execution of one test, as a TRX file tells it.</summary>
/// <remarks>Texts may hold anything: <see cref="XmlText"/> says what becomes of characters that XML cannot hold.</remarks>
public sealed record TrxResult
{
    /// <summary>Id of the test, the same in every run: <see cref="TrxTestId.Of"/>.</summary>
    public required Guid TestId { get; init; }

    /// <summary>Id of this execution, unique in the run.</summary>
    public required Guid ExecutionId { get; init; }

    /// <summary>What readers show. Not empty: Azure DevOps drops results without a name.</summary>
    public required string Name { get; init; }

    /// <summary>Full name of the test's class; readers group by it.</summary>
    public required string ClassName { get; init; }

    /// <summary>Name of the test's method, without arguments.</summary>
    public required string MethodName { get; init; }

    /// <summary>Categories of the test.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>How it ended.</summary>
    public required TrxOutcome Outcome { get; init; }

    /// <summary>When the test itself began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long the test itself took, without the time it waited for its turn. Less than zero is written as zero.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why it failed or was skipped: the failing assertion.</summary>
    public string? Message { get; init; }

    /// <summary>More about the failure, shown below the message: a stack trace, the code that was tested.</summary>
    public string? Detail { get; init; }

    /// <summary>What it wrote to standard output.</summary>
    public string? StandardOutput { get; init; }

    /// <summary>What it wrote to standard error.</summary>
    public string? StandardError { get; init; }

    /// <summary>Facts about the test, such as model and prompt.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<KeyValuePair<string, string>> Properties { get; init; } = [];
}
