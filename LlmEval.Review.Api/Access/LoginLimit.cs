using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace LlmEval.Review.Api.Access;

/// <summary>How often logins may be tried: tokens are too long to be guessed, and nobody shall try.</summary>
internal static class LoginLimit
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "login";

    /// <summary>Attempts per minute and address.</summary>
    public const int Attempts = 10;

    /// <summary>Adds it.</summary>
    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Attempts, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
        options.OnRejected = async (rejected, _) => await TypedResults.Problem(
            $"More than {Attempts} logins were tried within a minute from this address. Wait a minute.",
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "Too many logins").ExecuteAsync(rejected.HttpContext);
    }
}
