namespace LlmEval.Core.Domain.Users;

/// <summary>Names a user in the store.</summary>
public readonly record struct UserId(Guid Value)
{
    /// <summary>A new id.</summary>
    public static UserId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Somebody, or a program, who may use the web app or its API.</summary>
/// <param name="Id">The row.</param>
/// <param name="Name">Unique; 1 to 64 letters, digits, <c>.</c>, <c>_</c>, <c>-</c>, <c>@</c>.</param>
/// <param name="Role">What they may do.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="RevokedAt">When the right ended, UTC; null while it stands. What they judged stays.</param>
public sealed record User(UserId Id, string Name, UserRole Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>What a user may do.</summary>
public enum UserRole
{
    /// <summary>Reads everything and reviews.</summary>
    Reviewer,

    /// <summary>Also adjudicates, writes guidelines, exports, and manages users.</summary>
    Admin,

    /// <summary>A program that only writes results.</summary>
    Ingest,
}
