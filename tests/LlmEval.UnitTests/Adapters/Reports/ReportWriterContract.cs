using System.Text;
using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Reports;

/// <summary>What every <see cref="IReportWriter"/> does.</summary>
public abstract class ReportWriterContract
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The format under test.</summary>
    public abstract IReportWriter Format { get; }

    [Test]
    public void It_is_registered_under_its_name_and_extensions()
    {
        ReportFormats.All.ShouldContain(format => format.Name == Format.Name);
        Format.Name.ShouldMatch("^[a-z]+$");
        Format.Extensions.ShouldNotBeEmpty();
        foreach (var extension in Format.Extensions)
        {
            extension.ShouldMatch(@"^\.[a-z]+$");
            ReportFormats.Find($"/reports/run{extension.ToUpperInvariant()}")!.Name.ShouldBe(Format.Name);
        }
    }

    [Test]
    public async Task A_run_without_cases_is_a_whole_document() => Validate(await WriteAsync(SomeReport.Of([])));

    [Test]
    public async Task A_run_with_everything_is_a_whole_document() => Validate(await WriteAsync(SomeReport.Full()));

    [Test]
    public async Task Hostile_texts_leave_a_whole_document() => Validate(await WriteAsync(SomeReport.OfHostileTexts()));

    [Test]
    public async Task The_same_run_is_the_same_document()
    {
        var report = SomeReport.Full();
        (await WriteAsync(report)).ShouldBe(await WriteAsync(report));
    }

    [Test]
    public async Task The_document_is_plain_utf8_and_the_stream_stays_open()
    {
        using var stream = new MemoryStream();
        await Format.WriteAsync(SomeReport.OfHostileTexts(), stream, CancellationToken.None);
        stream.CanWrite.ShouldBeTrue();
        stream.ToArray().AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeFalse();
        Should.NotThrow(() => Strict.GetString(stream.ToArray()));
    }

    [Test]
    public async Task Cancelled_it_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Format.WriteAsync(SomeReport.Full(), new MemoryStream(), cancelled.Token));
    }

    /// <summary>Fails unless the document is whole and keeps to its format.</summary>
    protected abstract void Validate(string document);

    /// <summary>The document of a report.</summary>
    protected async Task<string> WriteAsync(RunReport report)
    {
        using var stream = new MemoryStream();
        await Format.WriteAsync(report, stream, CancellationToken.None);
        return Strict.GetString(stream.ToArray());
    }
}
