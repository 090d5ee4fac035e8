using LlmEval.Adapters.Reports.Markdown;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.GitHub;

/// <summary>The step of GitHub Actions that this process runs in.</summary>
/// <param name="commands">Where workflow commands go. GitHub reads stdout and stderr alike; stderr leaves stdout to the results.</param>
/// <param name="summaryPath">The file of the step summary, or null when there is none.</param>
/// <param name="workspace">The checkout, which places are relative to, or null when it is not known.</param>
public sealed class GitHubStep(TextWriter commands, string? summaryPath, string? workspace)
{
    /// <summary>The step that the environment tells of; null elsewhere than on GitHub.</summary>
    /// <param name="environment">Reads a variable of the environment.</param>
    /// <param name="commands">Where workflow commands go.</param>
    public static GitHubStep? Find(Func<string, string?> environment, TextWriter commands) =>
        environment("GITHUB_ACTIONS") == "true" ? new GitHubStep(commands, environment("GITHUB_STEP_SUMMARY"), environment("GITHUB_WORKSPACE")) : null;

    /// <summary>Appends the step summary and writes an annotation for each gate that was not met and the first cases that failed.</summary>
    /// <exception cref="ReportException">The step summary cannot be written.</exception>
    public async Task WriteAsync(RunReport report, CancellationToken cancellationToken)
    {
        foreach (var annotation in Annotations.Of(report, workspace)) await commands.WriteLineAsync(annotation);
        if (string.IsNullOrEmpty(summaryPath)) return;
        try
        {
            await using var file = new FileStream(summaryPath, FileMode.Append);
            await new MarkdownReport().WriteAsync(report, file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"The step summary {summaryPath} cannot be written: {e.Message}", e);
        }
    }
}
