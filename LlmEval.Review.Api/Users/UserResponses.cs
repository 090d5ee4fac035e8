using LlmEval.Core.Domain.Users;

namespace LlmEval.Review.Api.Users;

/// <summary>A user.</summary>
/// <param name="Id">The row.</param>
/// <param name="Name">Unique.</param>
/// <param name="Role">What they may do.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="RevokedAt">When the right ended, UTC; null while it stands.</param>
internal sealed record UserResponse(Guid Id, string Name, UserRole Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>Maps.</summary>
    public static UserResponse Of(User user) => new(user.Id.Value, user.Name, user.Role, user.CreatedAt, user.RevokedAt);
}

/// <summary>All users by name.</summary>
internal sealed record UserListResponse(IReadOnlyList<UserResponse> Items);

/// <summary>A user to be added.</summary>
/// <param name="Name">1 to 64 letters, digits, <c>.</c>, <c>_</c>, <c>-</c>, <c>@</c>.</param>
/// <param name="Role">What they may do.</param>
internal sealed record UserRequest(string Name, UserRole Role);

/// <summary>A token, shown this once.</summary>
/// <param name="User">Whose.</param>
/// <param name="Token">The token.</param>
internal sealed record NewTokenResponse(UserResponse User, string Token);

/// <summary>Something that somebody did.</summary>
/// <param name="Sequence">Its place, growing.</param>
/// <param name="At">When, UTC.</param>
/// <param name="User">Who; null for the tool itself.</param>
/// <param name="Action">A literal name, e.g. <c>user.add</c>.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Detail">A sentence; null for none.</param>
internal sealed record AuditEntryResponse(long Sequence, DateTimeOffset At, string? User, string Action, string Subject, string? Detail);
