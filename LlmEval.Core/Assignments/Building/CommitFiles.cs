using System.Text;
using LlmEval.Core.Assignments.Licensing;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Building;

/// <summary>Makes the files of a commit of what a builder answered and what the service writes.</summary>
public static class CommitFiles
{
    /// <summary>
    /// The answer's files over those of the previous commit, and over both what the service writes: <c>LICENSE</c>, the attachments of all
    /// rounds, <c>.nojekyll</c>.
    /// </summary>
    /// <param name="task">The task of this round.</param>
    /// <param name="answer">The files of a <see cref="BuildAnswer"/>.</param>
    /// <param name="previous">The files of the repository's head; null in the first round.</param>
    /// <param name="holder">Who holds the copyright.</param>
    /// <param name="year">Since when.</param>
    /// <param name="earlier">Attachments of earlier rounds; null: those in <paramref name="previous"/> stay as they are.</param>
    public static FileMap For(
        AssignmentTask task, FileMap answer, FileMap? previous, string holder, int year, IReadOnlyList<TaskAttachment>? earlier = null)
    {
        List<RepositoryFile> service =
        [
            new RepositoryFile("LICENSE", Encoding.UTF8.GetBytes(MitLicense.Text(holder, year))),
            new RepositoryFile(ByService.NoJekyll, ReadOnlyMemory<byte>.Empty),
            .. ByService.Attachments(task, earlier).Select(attachment => new RepositoryFile(attachment.Name, attachment.Content)),
        ];
        // From the last word to the first: what would take another's place in a file system gives way.
        var paths = new PathTable();
        return new FileMap(service.Concat(answer.Files).Concat(previous?.Files ?? []).Where(file => paths.Add(file.Path) is null).ToList());
    }
}
