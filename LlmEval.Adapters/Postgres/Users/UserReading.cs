using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Users;

/// <summary>A row of core.app_user.</summary>
internal record UserReading
{
    /// <summary>The columns; <c>u</c> is core.app_user.</summary>
    public const string Columns = "u.id, u.name, u.role, u.created_at, u.revoked_at";

    /// <summary>Selects users.</summary>
    public const string Select = $"select {Columns} from core.app_user u ";

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; init; }

    /// <summary>The user.</summary>
    public User ToUser() => new(
        new UserId(Id), Name, NameOf<UserRole>.Parse(Role), new DateTimeOffset(CreatedAt), RevokedAt is { } revoked ? new DateTimeOffset(revoked) : null);
}
