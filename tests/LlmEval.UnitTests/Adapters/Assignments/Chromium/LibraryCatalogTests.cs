using LlmEval.Adapters.Assignments.Chromium.Libraries;

namespace LlmEval.UnitTests.Adapters.Assignments.Chromium;

/// <summary>Addresses of CDNs and the files that answer them.</summary>
[TestFixture]
internal sealed class LibraryCatalogTests
{
    [TestCase("https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/css/bootstrap.min.css", "bootstrap/5.3.3/dist/css/bootstrap.min.css", true)]
    [TestCase("https://cdn.jsdelivr.net/npm/bootstrap@5.3.0/dist/js/bootstrap.bundle.min.js", "bootstrap/5.3.0/dist/js/bootstrap.bundle.min.js", true)]
    [TestCase("https://cdn.jsdelivr.net/npm/bootstrap@5.1.3/dist/css/bootstrap.css", "bootstrap/5.3.8/dist/css/bootstrap.min.css", false)]
    [TestCase("https://unpkg.com/bootstrap@5/dist/js/bootstrap.min.js", "bootstrap/5.3.8/dist/js/bootstrap.bundle.min.js", false)]
    [TestCase("https://cdnjs.cloudflare.com/ajax/libs/bootstrap/5.3.3/css/bootstrap.min.css", "bootstrap/5.3.8/dist/css/bootstrap.min.css", false)]
    [TestCase("https://cdn.jsdelivr.net/npm/bootstrap-icons@1.11.3/font/fonts/bootstrap-icons.woff2?dd67", "bootstrap-icons/1.13.2/font/fonts/bootstrap-icons.woff2", false)]
    [TestCase("https://cdn.jsdelivr.net/npm/marked/marked.min.js", "marked/15.0.12/marked.min.js", false)]
    [TestCase("https://cdn.jsdelivr.net/npm/marked@4.0.0/marked.min.js", "marked/4.3.0/marked.min.js", false)]
    [TestCase("https://cdn.jsdelivr.net/npm/marked@17.0.1/lib/marked.umd.js", "marked/15.0.12/lib/marked.umd.js", false)]
    [TestCase("https://cdnjs.cloudflare.com/ajax/libs/highlight.js/11.9.0/highlight.min.js", "highlight.js/11.12.0/highlight.min.js", false)]
    [TestCase("https://cdnjs.cloudflare.com/ajax/libs/highlight.js/11.9.0/styles/github.min.css", "highlight.js/11.12.0/styles/github.min.css", false)]
    [TestCase("https://cdn.jsdelivr.net/gh/highlightjs/cdn-release@11.9.0/build/styles/default.min.css", "highlight.js/11.12.0/styles/default.min.css", false)]
    [TestCase("https://unpkg.com/@highlightjs/cdn-assets@11.12.0/highlight.min.js", "highlight.js/11.12.0/highlight.min.js", true)]
    [TestCase("https://cdn.jsdelivr.net/npm/chart.js", "chart.js/4.6.1/dist/chart.umd.min.js", false)]
    [TestCase("https://cdn.jsdelivr.net/npm/chart.js@4.4.0/dist/chart.umd.js", "chart.js/4.6.1/dist/chart.umd.min.js", false)]
    [TestCase("https://cdnjs.cloudflare.com/ajax/libs/Chart.js/3.9.1/chart.min.js", "chart.js/3.9.1/dist/chart.min.js", false)]
    [TestCase("https://cdnjs.cloudflare.com/ajax/libs/PapaParse/5.4.1/papaparse.min.js", "papaparse/5.7.1/papaparse.min.js", false)]
    [TestCase("https://unpkg.com/dayjs@1.11.10/plugin/utc.js", "dayjs/1.11.23/plugin/utc.js", false)]
    [TestCase("https://code.jquery.com/jquery-3.7.1.min.js", "jquery/3.8.0/dist/jquery.min.js", false)]
    [TestCase("https://cdn.jsdelivr.net/npm/dompurify@3/dist/purify.min.js", "dompurify/3.4.18/dist/purify.min.js", false)]
    [TestCase("https://cdn.jsdelivr.net/npm/@popperjs/core@2.11.8/dist/umd/popper.min.js", "popperjs-core/2.11.8/dist/umd/popper.min.js", true)]
    public void A_library_of_the_same_major_is_found(string url, string file, bool isExact)
    {
        var found = LibraryCatalog.Find(new(url)).ShouldNotBeNull();

        found.Resource.ShouldBe("LlmEval.Libraries/" + file);
        found.IsExact.ShouldBe(isExact);
        found.Read().ShouldNotBeEmpty();
    }

    [TestCase("https://cdn.jsdelivr.net/npm/bootstrap@4.6.2/dist/css/bootstrap.min.css")]
    [TestCase("https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/css/other.css")]
    [TestCase("https://cdn.jsdelivr.net/npm/")]
    [TestCase("https://cdn.jsdelivr.net/")]
    [TestCase("https://unpkg.com/@scope")]
    [TestCase("https://evil.example/npm/bootstrap@5.3.3/dist/css/bootstrap.min.css")]
    [TestCase("https://code.jquery.com/ui/1.13/jquery-ui.js")]
    public void Anything_else_is_none(string url) => LibraryCatalog.Find(new(url)).ShouldBeNull();

    [Test]
    public void Integrity_stays_where_the_very_file_is_served_and_goes_where_another_version_stands_in()
    {
        const string Exact = """<link href="https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/css/bootstrap.min.css" integrity="sha384-a" rel=stylesheet>""";
        const string Own = """<script src="app.js" integrity='sha384-c'></script>""";
        const string Text = """<p integrity="x">a > b</p>""";

        var html = IntegrityAttributes.Strip(
            Exact + """<script integrity=sha384-b data-x="a>b" src='https://cdn.jsdelivr.net/npm/bootstrap@5.2.0/dist/js/bootstrap.bundle.min.js' defer></script>""" + Own + Text);

        html.ShouldBe(Exact + """<script data-x="a>b" src='https://cdn.jsdelivr.net/npm/bootstrap@5.2.0/dist/js/bootstrap.bundle.min.js' defer></script>""" + Own + Text);
    }

    [Test]
    public void Every_vendored_library_has_its_licence_in_the_notices()
    {
        var notices = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "THIRD-PARTY.md"));
        var versions = typeof(LibraryFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("LlmEval.Libraries/", StringComparison.Ordinal)).Select(name => name.Split('/')[2]).Distinct();

        foreach (var version in versions) notices.ShouldContain(version);
    }
}
