using System.Text;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Html;

/// <summary>One self-contained page: no request leaves it, and no text of a model is ever read as markup or script.</summary>
/// <param name="maxBytes">
/// About the most bytes that the page has. Beyond, the texts of passed cases are dropped first, then those of cases that were not
/// measured, then those of failed ones, each from the end; the page says how many and how to see them.
/// </param>
internal sealed class HtmlReport(int maxBytes = HtmlReport.DefaultMaxBytes) : IReportWriter
{
    /// <summary>20 MiB: what browsers open at once and mail still carries.</summary>
    public const int DefaultMaxBytes = 20 * 1024 * 1024;

    /// <inheritdoc />
    public string Name => "html";

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm"];

    /// <inheritdoc />
    public async Task WriteAsync(RunReport report, Stream stream, CancellationToken cancellationToken)
    {
        var cases = report.Facts.Select(PageCase.Of).ToList();
        var details = new DetailBudget(maxBytes - PageData.Size(report, cases));
        var index = 0;
        await foreach (var stored in report.Cases.WithCancellation(cancellationToken))
        {
            details.Add(index++, stored.Facts.Verdict, PageData.Serialize(PageDetail.Of(stored)));
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(Page.BeforeData(report.Run)), cancellationToken);
        await PageData.WriteAsync(stream, report, cases, details, cancellationToken);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Page.AfterData), cancellationToken);
    }
}
