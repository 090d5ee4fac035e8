using System.Text;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Markdown;

/// <summary>GitHub flavoured Markdown: the table of the terminal, the gates, and every case that did not pass with its detail folded away.</summary>
/// <remarks>At most 900 KiB: GitHub shows nothing of a file or a step summary over 1 MiB. What is left out is said.</remarks>
internal sealed class MarkdownReport : IReportWriter
{
    /// <summary>The most bytes that a document has, but for the sentence that says what it leaves out.</summary>
    public const int MaxBytes = 900 * 1024;

    /// <inheritdoc />
    public string Name => "markdown";

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".md"];

    /// <inheritdoc />
    public async Task WriteAsync(RunReport report, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var head = SummarySection.Write(report);
        await writer.WriteAsync(head.AsMemory(), cancellationToken);
        var room = MaxBytes - Encoding.UTF8.GetByteCount(head);
        room = await WriteCasesAsync("Failed", CaseVerdict.Failed, room);
        await WriteCasesAsync("Not measured", CaseVerdict.NotMeasured, room);

        async Task<int> WriteCasesAsync(string title, CaseVerdict verdict, int left)
        {
            var total = report.Facts.Count(facts => facts.Verdict == verdict);
            if (total == 0) return left;
            await writer.WriteAsync($"\n## {title} ({total})\n\n");
            var written = 0;
            await foreach (var stored in report.Cases.WithCancellation(cancellationToken))
            {
                if (stored.Facts.Verdict != verdict) continue;
                var section = CaseSection.Write(report.Run, stored);
                var size = Encoding.UTF8.GetByteCount(section);
                if (size > left) break;
                left -= size;
                written++;
                await writer.WriteAsync(section.AsMemory(), cancellationToken);
            }

            if (written == total) return left;
            var command = $"llm-eval show {report.Run.Id.Short} --{(verdict == CaseVerdict.Failed ? "failed" : "not-measured")}";
            await writer.WriteAsync($"\n{total - written} more are left out, to stay below GitHub's limit. See them with `{command}`.\n");
            return 0;
        }
    }
}
