using System.Net;
using System.Net.Sockets;
using LlmEval.Adapters.Reports;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Reports;

/// <summary>The page as a reader's browser shows it.</summary>
public class HtmlReportInBrowserTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void CreateFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public async Task It_shows_the_results_the_gates_and_the_cases()
    {
        var page = Text(await OpenAsync(SomeReport.Full(), "#case=sample-weak/strings/shout"));
        page.ShouldContain("sample-weak pass@1 ≥ 0.6 0.000 is below 0.600");
        page.ShouldContain("5 of 5 cases");
        page.ShouldContain("4 of 10 samples not measured");
        page.ShouldContain("Answer, with the code that was taken marked");
        page.ShouldContain("got 'A' expected 'A!'");
    }

    [Test]
    public async Task The_span_of_the_code_is_marked() =>
        (await OpenAsync(SomeReport.Full(), "#case=sample-strong/strings/shout")).ShouldContain("<mark>def shout(word): ...\n</mark>");

    [TestCase("#verdict=failed", "2 of 5 cases")]
    [TestCase("#model=sample-weak&verdict=not_measured", "1 of 5 cases")]
    [TestCase("#q=WHISPER", "2 of 5 cases")]
    [TestCase("#outcome=provider_error&topic=strings", "1 of 5 cases")]
    [TestCase("#q=nobody", "0 of 5 cases")]
    public async Task The_address_filters_the_cases(string hash, string counted) => Text(await OpenAsync(SomeReport.Full(), hash)).ShouldContain(counted);

    [Test]
    public async Task Hostile_texts_are_shown_and_do_nothing()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var address = $"http://{server.LocalEndpoint}/x";
        // All of them in the list, and these three opened.
        string[] opened =
        [
            string.Join('\n', SomeReport.Hostile),
            $"</script><script>fetch('{address}');document.title='pwned'</script><img src=\"{address}\" onerror=\"document.title='pwned'\"><iframe src=\"{address}\"></iframe>",
            new string('x', 1024 * 1024),
        ];
        var report = SomeReport.Of([.. SomeReport.Hostile.Concat(opened).Select((text, i) => SomeReport.HostileCase($"t{i}", text))]);
        foreach (var index in Enumerable.Range(SomeReport.Hostile.Length, opened.Length))
        {
            var page = await OpenAsync(report, $"#case=sample-weak/t{index}");
            page.ShouldContain("<title>demo · run deadbeef · LLM-Eval</title>");
            page.ShouldContain($"{report.Facts.Count} of {report.Facts.Count} cases");
            page.ShouldContain("&lt;img src=x onerror=");
            foreach (var element in (string[])["<img", "<iframe", "<link", "<h1>forged"]) page.ShouldNotContain(element);
            page.Split("<script").Length.ShouldBe(3);
        }

        server.Pending().ShouldBeFalse();
    }

    [Test]
    public async Task Ten_thousand_cases_open_a_page_at_a_time()
    {
        var cases = Enumerable.Range(0, 10_000).Select(i => SomeReport.Case("m", $"t{i:00000}", i % 3 == 0 ? SomeReport.Failing() : Some.Sample(), Some.Sample(1))).ToList();
        var page = Text(await OpenAsync(SomeReport.Of(cases), "#page=3"));
        page.ShouldContain("10,000 of 10,000 cases, 201 to 300 shown");
        page.ShouldContain("page 3 of 100");
        Text(await OpenAsync(SomeReport.Of(cases), "#verdict=failed&q=t0999")).ShouldContain("4 of 10,000 cases");
    }

    private async Task<string> OpenAsync(RunReport report, string hash)
    {
        var path = Path.Combine(folder.Path, "report.html");
        await new ReportFile(path, ReportFormats.Find(path)!).WriteAsync(report, CancellationToken.None);
        return await Browser.OpenAsync($"file://{path}{hash}");
    }

    // What stands between the tags, from the header to the data.
    private static string Text(string page)
    {
        var body = page[page.IndexOf("<header", StringComparison.Ordinal)..page.IndexOf("<script", StringComparison.Ordinal)];
        return string.Join(' ', WebUtility.HtmlDecode(LinearRegex.Of("<[^>]*>").Replace(body, " ")).Split(null as char[], StringSplitOptions.RemoveEmptyEntries));
    }
}
