using System.Net;
using System.Net.Http.Headers;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Serving;

/// <summary>The web app's files, and what browsers are told of them.</summary>
[Parallelizable]
public class WebAppTests
{
    private TemporaryFolder folder = null!;
    private ServedReview served = null!;
    private HttpClient browser = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "assets"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "index.html"), "<!doctype html><title>the app</title>");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "assets", "app-1a2b.js"), "export {}");
        served = await ServedReview.StartAsync(folder.Path);
        browser = served.Anyone();
        browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        browser.Dispose();
        await served.DisposeAsync();
        folder.Dispose();
    }

    [TestCase("/")]
    [TestCase("/runs/0197/cases/x")]
    public async Task Every_page_of_the_app_is_its_first_page(string path)
    {
        using var answer = await browser.GetAsync(path);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("the app");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
    }

    [TestCase("/api/v1/nothing")]
    [TestCase("/api/nothing")]
    [TestCase("/assets/gone-9f9f.js")]
    public async Task What_is_not_a_page_is_never_answered_with_one(string path) => await browser.GetAsync(path, HttpStatusCode.NotFound);

    [Test]
    public async Task A_program_that_asks_for_no_page_gets_a_problem() => await served.Anyone().GetAsync("/nothing", HttpStatusCode.NotFound);

    [Test]
    public async Task Files_whose_names_change_with_their_content_are_kept_for_good()
    {
        using var answer = await browser.GetAsync("/assets/app-1a2b.js");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    [Test]
    public async Task Without_a_built_app_a_page_says_how_to_build_it()
    {
        await using var bare = await ServedReview.StartAsync();
        var client = bare.Anyone();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        (await client.GetStringAsync("/")).ShouldContain("make serve");
    }

    [Test]
    public async Task The_api_can_be_read_in_a_browser_and_supervisors_get_their_answers()
    {
        (await browser.GetStringAsync("/docs/index.html")).ShouldContain("swagger", Case.Insensitive);
        (await browser.GetStringAsync("/openapi/v1.json")).ShouldContain("\"listRuns\"");
        await browser.GetAsync("/health", HttpStatusCode.OK);
        await browser.GetAsync("/ready", HttpStatusCode.OK);
    }
}
