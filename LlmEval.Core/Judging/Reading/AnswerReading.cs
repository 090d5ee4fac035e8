namespace LlmEval.Core.Judging.Reading;

/// <summary>What was made of a judge's text: a value, or why there is none. Never both, never a guess.</summary>
/// <typeparam name="T">What answers are read as.</typeparam>
public sealed record AnswerReading<T>
    where T : class
{
    private AnswerReading()
    {
    }

    /// <summary>The answer; null when it cannot be read.</summary>
    public T? Value { get; private init; }

    /// <summary>Why it cannot be read, fit to be told to the judge; null when it can.</summary>
    public string? Problem { get; private init; }

    /// <summary>A readable answer.</summary>
    public static AnswerReading<T> Of(T value) => new() { Value = value };

    /// <summary>An answer that cannot be read.</summary>
    public static AnswerReading<T> Unreadable(string problem) => new() { Problem = problem };
}
