using System.Text;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Assignments.Checking.Secrets;

/// <summary>Looks for secrets in every blob and message of a history. The task's own attachments are passed over by their bytes, not by name.</summary>
internal static class SecretScan
{
    private const int Told = 3;

    public static Finding Check(RepositoryState state, IReadOnlyList<TaskAttachment> attachments)
    {
        var own = attachments.Select(attachment => attachment.Hash).ToHashSet();
        var blobs = state.History.Concat(state.Files).DistinctBy(blob => (blob.Path, blob.Commit)).ToList();
        var found = blobs.SelectMany(blob => In(blob, own))
            .Concat(state.Messages.SelectMany(message => SecretRules.In(message.Message).Select(secret => (Where: "the message of the commit", message.Commit, Secret: secret))))
            .Take(Told + 1).ToList();
        if (found.Count > 0)
        {
            var told = string.Join("; ", found.Take(Told).Select(one => $"{one.Secret} in {one.Where} @ {Short(one.Commit)}"));
            return Finding.Fail(found.Count > Told ? $"{told}; and more" : told);
        }

        // What nobody read has not passed.
        if (blobs.Find(blob => blob.Content is null) is { } unread)
            return Finding.Fail($"{FileText.OneLine(unread.Path)} @ {Short(unread.Commit)} is too large to be searched");
        return state.Unread is { } rest
            ? Finding.Fail($"not all of the history was searched: {rest}")
            : Finding.Pass($"no secret in {blobs.Count} files and {state.Messages.Count} messages of the history");
    }

    // All rules are about ASCII: read byte by byte, no encoding hides a secret; without NULs, not UTF-16 either.
    private static IEnumerable<(string Where, string Commit, FoundSecret Secret)> In(StoredBlob blob, HashSet<ContentHash> own)
    {
        if (blob.Content is not { } content || own.Contains(ContentHash.OfBytes(content.Span))) return [];
        var text = Encoding.Latin1.GetString(content.Span).Replace("\0", "", StringComparison.Ordinal);
        return SecretRules.In(text).Select(secret => (FileText.OneLine(blob.Path), blob.Commit, secret));
    }

    private static string Short(string commit) => FileText.OneLine(commit, 12).TrimEnd('…');
}
