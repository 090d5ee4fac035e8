using LlmEval.Review.Api.Users;

namespace LlmEval.Review.Api.Sessions;

/// <summary>A login.</summary>
/// <param name="Token">As <c>llm-eval users add</c> printed it.</param>
internal sealed record LoginRequest(string Token);

/// <summary>Who asks, and how they are known.</summary>
/// <param name="User">Who.</param>
/// <param name="Access">How.</param>
/// <param name="CsrfToken">To be sent as <c>X-CSRF-Token</c> with every change; null for a bearer token, which needs none.</param>
/// <param name="ExpiresAt">When the session ends unless used, UTC; null where there is none.</param>
internal sealed record MeResponse(UserResponse User, AccessKind Access, string? CsrfToken, DateTimeOffset? ExpiresAt);

/// <summary>How somebody is known.</summary>
internal enum AccessKind
{
    /// <summary>The user of this machine, on loopback, without a login.</summary>
    Local,

    /// <summary>A browser session.</summary>
    Session,

    /// <summary>A token sent with the request.</summary>
    Token,
}
