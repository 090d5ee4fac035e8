using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;

namespace LlmEval.Review.Api.Observatory.Alerts;

/// <summary>A user who changes alerts; the audit log says so.</summary>
internal sealed record AlertActor(CurrentUser User, IAlertStore Store, IAuditLog Audit, TimeProvider Clock)
{
    /// <summary>Notes what became of an alert; null when there is none with this id.</summary>
    public async Task<StoredAlert?> ChangeAsync(long id, AlertChangeKind kind, string reason, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var changed = await Store.ChangeAsync(id, kind, reason, User.User.Id, expiresAt, cancellationToken);
        if (changed is not null) await Audit.AddAsync(new AuditEntry(Clock.GetUtcNow(), User.User.Id, $"alert.{NameOf<AlertChangeKind>.Of(kind)}", $"{id}", reason), cancellationToken);
        return changed;
    }
}
