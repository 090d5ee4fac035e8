using System.Text.RegularExpressions;
using LlmEval.Core.Assignments.Attachments;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Pipeline.Assignments.Building;

/// <summary>What a task has to be before a builder takes it (assignments.md, 2.1 and 2.3).</summary>
internal static partial class BuildRequestRules
{
    private const int LongestText = 100_000;
    private const int LongestName = 320;
    private const int MostRounds = 100;

    /// <summary>Refuses what is not.</summary>
    /// <exception cref="BuildRefusedException">Something is not what it has to be.</exception>
    public static void Require(BuildRequest request)
    {
        Check(request.Email.Length is > 0 and <= LongestName, "email", $"has to have 1 to {LongestName} characters");
        Check(TaskName().IsMatch(request.Task), "task", "has to be 1 to 80 letters, digits, '-', '_' and '.', a letter or digit first: the repository's name is made of it");
        Check(request.Round is >= 1 and <= MostRounds, "round", $"has to be 1 to {MostRounds}");
        Check(request.Nonce.Length is > 0 and <= LongestName, "nonce", $"has to have 1 to {LongestName} characters");
        Check(!string.IsNullOrWhiteSpace(request.Brief) && request.Brief.Length <= LongestText, "brief", $"has to say something, in at most {LongestText} characters");
        Check(request.Checks.Sum(check => (long)check.Length) <= LongestText, "checks", $"may have at most {LongestText} characters together");
        Check(IsAddress(request.EvaluationUrl), "evaluation_url", "has to be an address with http or https, without a user's name or password in it");
        foreach (var file in request.Attachments) RequireFile(file);
        if (AttachmentRules.ProblemOf(Decode(request.Attachments)) is { } problem)
        {
            var isRepeated = request.Attachments.DistinctBy(file => file.Name, StringComparer.OrdinalIgnoreCase).Count() < request.Attachments.Count;
            throw new BuildRefusedException(isRepeated ? BuildRefusal.InvalidRequest : BuildRefusal.TooLarge, $"attachments: {problem}.", "attachments");
        }
    }

    /// <summary>Whether a text is the address of a web server that may be stored and shown.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && text.Length <= 2000;

    /// <summary>The files that were sent.</summary>
    public static List<TaskAttachment> Decode(IEnumerable<WireAttachment> files) =>
        [.. files.Select(file => DataUri.Parse(file.Url) is { } data ? new TaskAttachment(file.Name, data.MediaType, data.Content) : throw Unreadable(file))];

    private static void RequireFile(WireAttachment file)
    {
        if (AttachmentRules.ProblemOf(file.Name) is { } problem)
            throw new BuildRefusedException(BuildRefusal.InvalidRequest, $"attachments: '{FileText.OneLine(file.Name)}' {problem}.", "attachments");
        if (DataUri.Parse(file.Url) is null) throw Unreadable(file);
    }

    private static BuildRefusedException Unreadable(WireAttachment file) =>
        new(BuildRefusal.InvalidRequest, $"attachments: the url of '{FileText.OneLine(file.Name)}' is no data URI that can be read.", "attachments");

    private static void Check(bool holds, string field, string rule)
    {
        if (!holds) throw new BuildRefusedException(BuildRefusal.InvalidRequest, $"{field} {rule}.", field);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,79}\z", RegexOptions.NonBacktracking)]
    private static partial Regex TaskName();
}
