using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>What became of one value of a document.</summary>
public abstract record Reading
{
    /// <summary>Whether there is a value to use.</summary>
    public required ReadingState State { get; init; }

    /// <summary>Where the value stands; null when it is absent.</summary>
    public Node? Node { get; init; }

    /// <summary>What was read of a map, even if some of it is invalid; null for other values.</summary>
    public MapReading? Map { get; init; }

    /// <summary>What was read of a list's items, even if some of them are invalid; empty for other values.</summary>
    public IReadOnlyList<Reading> Items { get; init; } = [];
}

/// <summary>What became of one value of a document, as a value.</summary>
public sealed record Reading<T> : Reading
{
    /// <summary>The value; the default when it is absent, meaningless when it is invalid.</summary>
    public T? Value { get; init; }

    /// <summary>Something is wrong with the value, and it is reported; or a misspelt key may have meant it.</summary>
    public static Reading<T> Invalid { get; } = new() { State = ReadingState.Invalid };

    /// <summary>There is no value.</summary>
    public static Reading<T> Absent { get; } = new() { State = ReadingState.Absent };

    /// <summary>A value.</summary>
    public static Reading<T> Valid(T value, Node node) => new() { State = ReadingState.Valid, Value = value, Node = node };
}

/// <summary>Whether a <see cref="Reading"/> has a value.</summary>
public enum ReadingState
{
    /// <summary>Read.</summary>
    Valid,

    /// <summary>Not there.</summary>
    Absent,

    /// <summary>Wrong, and reported.</summary>
    Invalid,
}
