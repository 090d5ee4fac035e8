using System.Globalization;
using System.Text;
using LlmEval.Adapters.Assignments.Git;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>Makes one commit on <c>main</c> of all files at once: by git's fast-import, whose stream counts as a whole or not at all.</summary>
internal static class AtomicCommit
{
    /// <summary>The branch that pages are published from.</summary>
    public const string Branch = "refs/heads/main";

    private const string Author = "LLM-Eval <llm-eval@localhost>";

    // Another process may commit in between: fast-import then refuses to leave its commit behind.
    private const int MostTries = 5;

    /// <summary>Commits.</summary>
    /// <returns>The new commit, or the head when it has these very files.</returns>
    /// <exception cref="DeploymentException">Git failed.</exception>
    public static async Task<string> MakeAsync(GitObjects objects, DeployRequest request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var head = await objects.CommitAsync(Branch, cancellationToken);
            if (head is not null && await IsSameAsync(objects, head, request.Files, cancellationToken)) return head;
            var said = await objects.RunAsync(["fast-import", "--quiet", "--done"], Stream(request, head, at), cancellationToken);
            if (said.Succeeded) return said.Text;
            if (attempt == MostTries || await objects.CommitAsync(Branch, cancellationToken) == head) said.Require($"The commit to {request.Repository}");
        }
    }

    private static async Task<bool> IsSameAsync(GitObjects objects, string commit, FileMap files, CancellationToken cancellationToken) =>
        await objects.ListAsync(commit, cancellationToken) is { } there
        && there.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(entry => (entry.Mode, entry.Path, entry.Id))
            .SequenceEqual(files.Files.Select(file => ("100644", file.Path, GitBlobId.Of(file.Content.Span))));

    private static byte[] Stream(DeployRequest request, string? head, DateTimeOffset at)
    {
        using var stream = new MemoryStream();
        var mark = 0;
        foreach (var file in request.Files.Files)
        {
            Line($"blob\nmark :{++mark}\ndata {file.Content.Length}");
            stream.Write(file.Content.Span);
            Line("");
        }

        var message = Encoding.UTF8.GetBytes(request.Message.Replace("\0", "", StringComparison.Ordinal));
        var who = string.Create(CultureInfo.InvariantCulture, $"{Author} {at.ToUnixTimeSeconds()} +0000");
        Line($"commit {Branch}\nmark :{mark + 1}\nauthor {who}\ncommitter {who}\ndata {message.Length}");
        stream.Write(message);
        Line("");
        if (head is not null) Line($"from {head}");
        Line("deleteall");
        mark = 0;
        foreach (var file in request.Files.Files) Line($"M 100644 :{++mark} \"{file.Path.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        Line($"\nget-mark :{mark + 1}\ndone");
        return stream.ToArray();

        void Line(string text) => stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
    }
}
