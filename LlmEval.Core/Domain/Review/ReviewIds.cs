namespace LlmEval.Core.Domain.Review;

/// <summary>Names a pair of responses in the store.</summary>
public readonly record struct PairId(Guid Value)
{
    /// <summary>A new id.</summary>
    public static PairId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Names a judgment in the store.</summary>
public readonly record struct JudgmentId(Guid Value)
{
    /// <summary>A new id.</summary>
    public static JudgmentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Names a marked span of a judgment in the store.</summary>
public readonly record struct SpanId(Guid Value)
{
    /// <summary>A new id.</summary>
    public static SpanId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
