using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Building;

/// <summary>Which files the service writes, and no builder: licence, attachments, settings of the place where pages are served.</summary>
internal static class ByService
{
    /// <summary>Tells a page server that files are served as they are.</summary>
    public const string NoJekyll = ".nojekyll";

    private static readonly HashSet<string> Always = new(StringComparer.OrdinalIgnoreCase)
    {
        "LICENSE", "LICENSE.md", "LICENSE.txt", NoJekyll,
        // A page's own domain and workflows: settings of the builder's account, not files of the app.
        "CNAME", ".github",
    };

    /// <summary>The attachments of all rounds; of two of one name, the later.</summary>
    public static IEnumerable<TaskAttachment> Attachments(AssignmentTask task, IReadOnlyList<TaskAttachment>? earlier) =>
        (earlier ?? []).Where(old => task.Attachments.All(attachment => attachment.Name != old.Name)).Concat(task.Attachments);

    /// <summary>Whether a path, or a folder that it is in, is the service's; in any case of letters.</summary>
    public static bool Writes(string path, IEnumerable<TaskAttachment> attachments)
    {
        var root = path.Split('/')[0];
        return Always.Contains(root) || attachments.Any(attachment => string.Equals(attachment.Name, root, StringComparison.OrdinalIgnoreCase));
    }
}
