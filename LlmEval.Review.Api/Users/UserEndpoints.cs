using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Users;

/// <summary>Users with their tokens, and the audit log.</summary>
internal static class UserEndpoints
{
    /// <summary>Maps <c>/users</c> and <c>/audit</c>.</summary>
    public static void MapUsers(this RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users").RequireAuthorization(Policies.Admin);
        users.MapGet("", ListAsync).WithName("listUsers").WithSummary("All users");
        users.MapPost("", AddAsync).WithName("addUser").WithSummary("Add a user; the token is shown this once").ProducesProblem(409);
        users.MapPost("/{name}/token", RenewTokenAsync).WithName("renewToken").WithSummary("A new token; the earlier ones end").ProducesProblem(409);
        users.MapDelete("/{name}", RevokeAsync).WithName("revokeUser").WithSummary("End a user's right; what they judged stays").ProducesProblem(409);
        api.MapGet("/audit", ReadAuditAsync).WithTags("Users").RequireAuthorization(Policies.Admin)
            .WithName("listAudit").WithSummary("Who did what, newest first");
    }

    private static async Task<Ok<UserListResponse>> ListAsync(IUserStore users, CancellationToken cancellationToken) =>
        TypedResults.Ok(new UserListResponse([.. (await users.ListAsync(cancellationToken)).Select(UserResponse.Of)]));

    private static async Task<Created<NewTokenResponse>> AddAsync(
        UserRequest request, CurrentUser asker, IUserStore users, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var added = await users.AddAsync(request.Name, request.Role, cancellationToken);
        await NoteAsync(audit, clock, asker, "user.add", request.Name, $"as {NameOf<UserRole>.Of(request.Role)}", cancellationToken);
        return TypedResults.Created((string?)null, Map(added));
    }

    private static async Task<Ok<NewTokenResponse>> RenewTokenAsync(
        string name, CurrentUser asker, IUserStore users, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var renewed = await users.RenewTokenAsync(name, cancellationToken);
        await NoteAsync(audit, clock, asker, "user.renew_token", name, null, cancellationToken);
        return TypedResults.Ok(Map(renewed));
    }

    private static async Task<NoContent> RevokeAsync(
        string name, CurrentUser asker, IUserStore users, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        await users.RevokeAsync(name, cancellationToken);
        await NoteAsync(audit, clock, asker, "user.revoke", name, null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<AuditEntryResponse>>> ReadAuditAsync(IAuditLog audit, string? after, int? limit, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        long? before = null;
        if (Cursor.Read(after, 1) is [var key])
            before = long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : throw Cursor.Invalid();
        var entries = await audit.ReadAsync(before, size + 1, cancellationToken);
        var shown = entries.Take(size).ToList();
        return TypedResults.Ok(new Page<AuditEntryResponse>(
            [.. shown.Select(stored => new AuditEntryResponse(
                stored.Sequence, stored.Entry.At, stored.UserName, stored.Entry.Action, stored.Entry.Subject, stored.Entry.Detail))],
            entries.Count > size ? Cursor.Write($"{shown[^1].Sequence}") : null));
    }

    private static Task NoteAsync(
        IAuditLog audit, TimeProvider clock, CurrentUser asker, string action, string name, string? detail, CancellationToken cancellationToken) =>
        audit.AddAsync(new AuditEntry(clock.GetUtcNow(), asker.User.Id, action, name, detail), cancellationToken);

    // The one place that a token is shown, to the admin who asked for it.
    private static NewTokenResponse Map(NewToken made) => new(UserResponse.Of(made.User), made.Token.Reveal());
}
