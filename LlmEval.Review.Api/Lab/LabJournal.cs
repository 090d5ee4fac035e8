using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;

namespace LlmEval.Review.Api.Lab;

/// <summary>Notes in the audit log who changed what in the lab.</summary>
internal sealed class LabJournal(IAuditLog audit, TimeProvider clock)
{
    /// <summary>Notes a change.</summary>
    /// <param name="user">Who.</param>
    /// <param name="action">A literal name, e.g. <c>lab.prompt.add</c>.</param>
    /// <param name="subject">What it was done to: an id or a name.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <param name="detail">A sentence for people; null for none.</param>
    public Task NoteAsync(CurrentUser user, string action, string subject, CancellationToken cancellationToken, string? detail = null) =>
        audit.AddAsync(new AuditEntry(clock.GetUtcNow(), user.User.Id, action, subject, detail), cancellationToken);
}
