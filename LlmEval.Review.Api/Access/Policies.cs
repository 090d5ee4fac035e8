using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using Microsoft.AspNetCore.Authorization;

namespace LlmEval.Review.Api.Access;

/// <summary>Who may use an endpoint. Every endpoint names one of these, or that it is for anonymous use.</summary>
internal static class Policies
{
    /// <summary>Every user, programs included.</summary>
    public const string AnyUser = "any-user";

    /// <summary>Reviewers and admins.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Admins.</summary>
    public const string Admin = "admin";

    /// <summary>Adds them; an endpoint that names none is for admins.</summary>
    public static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(AnyUser, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(Reviewer, policy => policy.RequireRole(NameOf<UserRole>.Of(UserRole.Reviewer), NameOf<UserRole>.Of(UserRole.Admin)));
        options.AddPolicy(Admin, policy => policy.RequireRole(NameOf<UserRole>.Of(UserRole.Admin)));
        options.FallbackPolicy = options.GetPolicy(Admin);
    }
}
