using System.Security.Claims;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Sessions;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Access;

/// <summary>Who asks. Handlers take it as a parameter.</summary>
/// <param name="User">Who.</param>
/// <param name="Kind">How they are known.</param>
/// <param name="CsrfToken">What every change has to carry; null where nothing has to.</param>
/// <param name="ExpiresAt">When the session ends; null where there is none.</param>
internal sealed record CurrentUser(User User, AccessKind Kind, string? CsrfToken, DateTimeOffset? ExpiresAt)
{
    private static readonly object Key = new();

    /// <summary>Whether they may do what admins do.</summary>
    public bool IsAdmin => User.Role == UserRole.Admin;

    /// <summary>Binds a handler's parameter.</summary>
    public static ValueTask<CurrentUser> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context) ?? throw new InvalidOperationException("The endpoint is anonymous."));

    /// <summary>Who sent a request; null for nobody.</summary>
    public static CurrentUser? Of(HttpContext context) => context.Items.TryGetValue(Key, out var user) ? (CurrentUser?)user : null;

    /// <summary>Notes who sent a request.</summary>
    public ClaimsPrincipal SignIn(HttpContext context, string scheme)
    {
        context.Items[Key] = this;
        return new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, User.Name), new Claim(ClaimTypes.Role, NameOf<UserRole>.Of(User.Role))], scheme));
    }
}
