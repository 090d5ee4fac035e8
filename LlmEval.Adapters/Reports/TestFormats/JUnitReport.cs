using System.Globalization;
using System.Text;
using System.Xml;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;

namespace LlmEval.Adapters.Reports.TestFormats;

/// <summary>JUnit XML in the dialect that Jenkins, GitLab and Azure DevOps read: a suite per model, a test per case.</summary>
/// <remarks>
/// A case that the model got wrong is a failure. One that could not be measured is an error, since it says nothing about the model; one
/// that was never done is skipped. Characters that XML cannot hold are made visible by <see cref="XmlText"/>.
/// </remarks>
internal sealed class JUnitReport : IReportWriter
{
    /// <inheritdoc />
    public string Name => "junit";

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".xml"];

    /// <inheritdoc />
    public async Task WriteAsync(RunReport report, Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var xml = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Async = true,
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize,
        });
        await StartAsync(xml, "testsuites", [("name", report.Run.Name), .. Counts(report.Facts)]);
        string? open = null;
        await foreach (var stored in report.Cases.WithCancellation(cancellationToken))
        {
            if (stored.Facts.Model != open)
            {
                if (open is not null) await xml.WriteEndElementAsync();
                open = stored.Facts.Model;
                await StartSuiteAsync(xml, report, open);
            }

            await WriteCaseAsync(xml, report.Run, stored);
        }

        if (open is not null) await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    private static async Task StartSuiteAsync(XmlWriter xml, RunReport report, string model)
    {
        var own = report.Facts.Where(facts => facts.Model == model).ToList();
        var started = report.Run.StartedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        await StartAsync(
            xml,
            "testsuite",
            [("name", model), .. Counts(own), ("skipped", Text(own.Count(facts => facts.Verdict is null))), ("timestamp", started), ("hostname", report.Run.Host)]);
    }

    private static IEnumerable<(string Name, string Value)> Counts(IReadOnlyList<CaseFacts> cases) =>
    [
        ("tests", Text(cases.Count)),
        ("failures", Text(cases.Count(facts => facts.Verdict == CaseVerdict.Failed))),
        ("errors", Text(cases.Count(facts => facts.Verdict == CaseVerdict.NotMeasured))),
        ("time", Seconds(cases.Aggregate(TimeSpan.Zero, (sum, facts) => sum + facts.Duration))),
    ];

    private static async Task WriteCaseAsync(XmlWriter xml, RunRecord run, StoredCase stored)
    {
        var facts = stored.Facts;
        // Readers split class names at dots; a model's own would nest.
        var className = facts.Model.Replace('.', '_') + (facts.Prompt == PromptVariant.DefaultId ? "" : $"[{facts.Prompt}]");
        await StartAsync(xml, "testcase", [("name", facts.TaskId), ("classname", className), ("time", Seconds(facts.Duration))]);
        switch (facts.Verdict)
        {
            case CaseVerdict.Failed:
                await WriteProblemAsync(xml, "failure", run, stored);
                break;
            case CaseVerdict.NotMeasured:
                await WriteProblemAsync(xml, "error", run, stored);
                break;
            case null:
                await StartAsync(xml, "skipped", [("message", "the run ended before this case")]);
                await xml.WriteEndElementAsync();
                break;
        }

        await xml.WriteEndElementAsync();
    }

    private static async Task WriteProblemAsync(XmlWriter xml, string element, RunRecord run, StoredCase stored)
    {
        await StartAsync(xml, element, [("type", NameOf<Outcome>.Of(stored.Facts.Outcome!.Value)), ("message", stored.Facts.Message ?? "")]);
        await xml.WriteStringAsync(XmlText.Legal(CaseDetail.Describe(stored.Facts, stored.Samples, run.SamplesPerCase)));
        await xml.WriteEndElementAsync();
    }

    private static async Task StartAsync(XmlWriter xml, string element, IEnumerable<(string Name, string Value)> attributes)
    {
        await xml.WriteStartElementAsync(null, element, null);
        foreach (var (name, value) in attributes) await xml.WriteAttributeStringAsync(null, name, null, XmlText.Legal(value));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
