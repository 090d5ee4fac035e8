namespace LlmEval.Core.Domain.Identity;

/// <summary>Names one run in the store. Ordered by time of creation (UUID version 7).</summary>
public readonly record struct RunId(Guid Value)
{
    /// <summary>A new id.</summary>
    public static RunId New() => new(Guid.CreateVersion7());

    /// <summary>The last eight digits: what a person types. The first digits are a time and the same for runs of one minute.</summary>
    public string Short => Value.ToString("N")[^8..];

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Names one case of one run in the store.</summary>
public readonly record struct CaseId(Guid Value)
{
    /// <summary>A new id.</summary>
    public static CaseId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Names one sample (one generation) of one case in the store.</summary>
public readonly record struct SampleId(Guid Value)
{
    /// <summary>A new id.</summary>
    public static SampleId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
