using LlmEval.Adapters.Reports;
using LlmEval.Adapters.Reports.GitHub;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Tool.Commands;

/// <summary>Writes the reports that were asked for and says where they are.</summary>
internal static class ReportWriting
{
    /// <summary>Writes the files, and on GitHub the step summary and the annotations.</summary>
    public static async Task WriteAsync(ToolContext context, RunReport report, IReadOnlyList<ReportFile> files, GitHubStep? github, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            await file.WriteAsync(report, cancellationToken);
            context.Error.WriteLine($"Report: {context.Place(file.Path)}");
        }

        if (github is not null) await github.WriteAsync(report, cancellationToken);
    }
}
