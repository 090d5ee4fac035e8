using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Users;

/// <summary>Port: users, their tokens and their browser sessions. Only hashes of tokens are kept.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached; <see cref="UserException"/> as said.</remarks>
public interface IUserStore
{
    /// <summary>Adds a user with a first token.</summary>
    /// <exception cref="UserException">The name is taken or not a name.</exception>
    Task<NewToken> AddAsync(string name, UserRole role, CancellationToken cancellationToken);

    /// <summary>All users by name, revoked ones included.</summary>
    Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Ends a user's right, with all tokens and sessions.</summary>
    /// <exception cref="UserException">There is no such user.</exception>
    Task RevokeAsync(string name, CancellationToken cancellationToken);

    /// <summary>A further token of a user; the earlier ones are revoked.</summary>
    /// <exception cref="UserException">There is no such user.</exception>
    Task<NewToken> RenewTokenAsync(string name, CancellationToken cancellationToken);

    /// <summary>The user whose token this is; null for an unknown or revoked one. The comparison takes the same time wherever they differ.</summary>
    Task<User?> FindByTokenAsync(Secret token, CancellationToken cancellationToken);

    /// <summary>Begins a browser session.</summary>
    Task<NewSession> BeginSessionAsync(UserId user, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>The session with this key, extended by use; null when unknown, ended or expired.</summary>
    Task<UserSession?> FindSessionAsync(Secret key, CancellationToken cancellationToken);

    /// <summary>Ends a session.</summary>
    Task EndSessionAsync(Secret key, CancellationToken cancellationToken);

    /// <summary>The user of this machine who needs no login on loopback; made when first asked for.</summary>
    Task<User> LocalUserAsync(CancellationToken cancellationToken);
}

/// <summary>A user and a token that is shown this once.</summary>
public sealed record NewToken(User User, Secret Token);

/// <summary>A session whose key goes into a cookie, and the token that every change must carry in a header.</summary>
public sealed record NewSession(Secret Key, string CsrfToken, DateTimeOffset ExpiresAt);

/// <summary>A browser session that is in force.</summary>
public sealed record UserSession(User User, string CsrfToken, DateTimeOffset ExpiresAt);

/// <summary>Users cannot be changed in this way; the message says why and what to do.</summary>
public sealed class UserException(string message) : Exception(message);
