using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Pipeline.Assignments.Building;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>Takes the notices of builders: matches each with the task that was sent, and stores it for its check.</summary>
/// <param name="store">Keeps tasks and submissions.</param>
/// <param name="time">The clock.</param>
public sealed class InstructorDesk(ICourseStore store, TimeProvider time)
{
    /// <summary>Takes a notice. One that comes after the deadline is stored too, as late.</summary>
    /// <exception cref="NoticeRefusedException">No such task was sent, or an address is none.</exception>
    public async Task<StoredNotice> AcceptAsync(BuildNotice notice, CancellationToken cancellationToken)
    {
        var receivedAt = time.GetUtcNow();
        var shipped = notice.Submission;
        Require(BuildRequestRules.IsAddress(shipped.RepoUrl), "repo_url", "has to be an address with http or https, without a password in it");
        Require(BuildRequestRules.IsAddress(shipped.PagesUrl), "pages_url", "has to be an address with http or https, without a password in it");
        Require(shipped.CommitSha.Length is > 0 and <= 100, "commit_sha", "has to be the id of a commit");
        var task = await store.FindTaskAsync(CourseEmail.Of(notice.Email), notice.Task, notice.Round, notice.Nonce, cancellationToken) ?? throw new NoticeRefusedException(
            $"No task '{FileText.OneLine(notice.Task)}', round {notice.Round}, with this nonce was sent to this email: all four have to be as in the task.", field: null);
        return await store.SaveNoticeAsync(task, notice with { Submission = shipped with { PagesUrl = Folder(shipped.PagesUrl) } }, receivedAt, cancellationToken);
    }

    // Relative addresses of a page depend on the slash at its end.
    private static string Folder(string page) => new Uri(page) is { Query: "", Fragment: "" } url && !url.AbsolutePath.EndsWith('/') && !url.Segments[^1].Contains('.', StringComparison.Ordinal)
        ? page + "/"
        : page;

    private static void Require(bool holds, string field, string rule)
    {
        if (!holds) throw new NoticeRefusedException($"{field} {rule}.", field);
    }
}

/// <summary>A notice that is not taken.</summary>
/// <param name="message">Why, in words.</param>
/// <param name="field">The field that is wrong, by its name on the wire; null for none.</param>
public sealed class NoticeRefusedException(string message, string? field) : Exception(message)
{
    /// <summary>The field that is wrong, by its name on the wire; null for none.</summary>
    public string? Field { get; } = field;
}
