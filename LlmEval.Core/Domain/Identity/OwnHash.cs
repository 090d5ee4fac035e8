namespace LlmEval.Core.Domain.Identity;

/// <summary>
/// The hash of the record that holds this, worked out once. A copy made by <c>with</c> works out its own, as it may say something else;
/// two records are equal whether or not either has.
/// </summary>
internal struct OwnHash : IEquatable<OwnHash>
{
    private Known? known;

    /// <summary>The hash.</summary>
    /// <param name="owner">The record that holds this.</param>
    /// <param name="compute">Works it out.</param>
    public ContentHash Of<T>(T owner, Func<T, ContentHash> compute)
        where T : class
    {
        if (Volatile.Read(ref known) is { } found && ReferenceEquals(found.Owner, owner)) return found.Hash;
        var made = new Known(owner, compute(owner));
        Volatile.Write(ref known, made);
        return made.Hash;
    }

    /// <inheritdoc />
    public readonly bool Equals(OwnHash other) => true;

    /// <inheritdoc />
    public override readonly bool Equals(object? obj) => obj is OwnHash;

    /// <inheritdoc />
    public override readonly int GetHashCode() => 0;

    private sealed record Known(object Owner, ContentHash Hash);
}
