using System.Net;
using System.Net.Sockets;
using System.Text;
using LlmEval.Adapters.Assignments.Local;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Assignments.Local;

/// <summary>The page server over real HTTP.</summary>
[CancelAfter(60_000)]
public class PageServerTests
{
    private TemporaryFolder folder = null!;
    private LocalHost host = null!;
    private HttpClient http = null!;
    private Submission shipped = null!;

    [SetUp]
    public async Task ServeAsync()
    {
        folder = new TemporaryFolder();
        host = await LocalHost.StartAsync(folder.Path, new PageServerOptions(), new FakeTimeProvider(), CancellationToken.None);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        shipped = await host.Deployer.DeployAsync(new DeployRequest("page", SomeFiles.Page("one", ("js/app.mjs", "1"), ("docs/index.html", "docs"), ("data.csv", "a,b"), ("LICENSE", "MIT"), ("söme file.txt", "é"), ("x.unknown", "?")), "Round 1"), CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync()
    {
        http.Dispose();
        await host.DisposeAsync();
        folder.Dispose();
    }

    [TestCase("", "text/html; charset=utf-8", "<title>one</title>")]
    [TestCase("index.html?v=1", "text/html; charset=utf-8", "<title>one</title>")]
    [TestCase("docs/", "text/html; charset=utf-8", "docs")]
    [TestCase("js/app.mjs", "text/javascript; charset=utf-8", "1")]
    [TestCase("data.csv", "text/csv; charset=utf-8", "a,b")]
    [TestCase("README.md", "text/markdown; charset=utf-8", "# A page")]
    [TestCase("LICENSE", "text/plain; charset=utf-8", "MIT")]
    [TestCase("s%C3%B6me%20file.txt", "text/plain; charset=utf-8", "é")]
    [TestCase("x.unknown", "application/octet-stream", "?")]
    public async Task A_file_of_the_commit_is_served_with_its_type(string path, string type, string content)
    {
        using var answer = await http.GetAsync(shipped.PagesUrl + path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(content);
        answer.Headers.GetValues(PageVisitRequest.CommitHeader).Single().ShouldBe(shipped.CommitSha);
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [TestCase("missing.html")]
    [TestCase("js/")]
    [TestCase("js")]
    [TestCase("..%2f..%2fllm-eval.json")]
    [TestCase("..%2Fpage.git%2FHEAD")]
    [TestCase(".git/config")]
    [TestCase("HEAD")]
    public async Task What_is_not_in_the_commit_is_not_found(string path) => (await StatusAsync(shipped.PagesUrl + path)).ShouldBe(HttpStatusCode.NotFound);

    [Test]
    public async Task Dots_in_a_path_lead_to_no_file_of_the_host()
    {
        // Clients resolve dots themselves: this one does not.
        foreach (var path in (string[])["/builders/page/../../../../etc/passwd", "/builders/page/%2e%2e/%2e%2e/llm-eval.json", "/builders/page/..\\..\\HEAD", "/builders/../builders/page.git/HEAD", "//etc/passwd"])
        {
            (await RawStatusLineAsync(path)).ShouldMatch("^HTTP/1.1 (400|404) ", path);
        }
    }

    [Test]
    public async Task A_folder_without_its_slash_is_led_to_it()
    {
        foreach (var (path, target) in ((string, string)[])[("/builders/page?a=1", "/builders/page/?a=1"), ("/builders/page/docs", "/builders/page/docs/")])
        {
            using var answer = await http.GetAsync(new Uri(host.Address, path));
            (answer.StatusCode, answer.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.MovedPermanently, target));
        }
    }

    [Test]
    public async Task Head_answers_without_the_body_and_an_unchanged_file_is_not_sent_again()
    {
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, shipped.PagesUrl));
        (head.StatusCode, head.Content.Headers.ContentLength, (await head.Content.ReadAsByteArrayAsync()).Length).ShouldBe((HttpStatusCode.OK, 36L, 0));

        using var again = new HttpRequestMessage(HttpMethod.Get, shipped.PagesUrl);
        again.Headers.IfNoneMatch.Add(head.Headers.ETag!);
        using var unchanged = await http.SendAsync(again);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Test]
    public async Task Round_2_changes_what_is_served_and_its_tag()
    {
        using var before = await http.GetAsync(shipped.PagesUrl);

        var second = await host.Deployer.DeployAsync(new DeployRequest("page", SomeFiles.Page("two"), "Round 2"), CancellationToken.None);

        using var after = await http.GetAsync(shipped.PagesUrl);
        after.Headers.GetValues(PageVisitRequest.CommitHeader).Single().ShouldBe(second.CommitSha);
        after.Headers.ETag.ShouldNotBe(before.Headers.ETag);
        (await StatusAsync(shipped.PagesUrl + "data.csv")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Links_in_a_repository_lead_nowhere()
    {
        using var work = GitFolder.Init();
        File.CreateSymbolicLink(Path.Combine(work.Path, "secret.txt"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(work.Path, "etc"), "/etc");
        var commit = work.Commit("index.html", "linked");
        GitFolder.Run(work.Path, "push", "--quiet", "--force", Path.Combine(folder.Path, "builders", "page.git"), "main");
        File.WriteAllText(Path.Combine(folder.Path, "builders", "page.git", "llm-eval.json"), $$"""{"CreatedAt":"2026-01-01T00:00:00+00:00","Published":"{{commit}}"}""");

        (await http.GetStringAsync(shipped.PagesUrl)).ShouldBe("linked");
        foreach (var path in (string[])["secret.txt", "etc/passwd", "etc"]) (await StatusAsync(shipped.PagesUrl + path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Nothing_can_be_written()
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options])
        {
            using var answer = await http.SendAsync(new HttpRequestMessage(method, shipped.PagesUrl));
            answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        }
    }

    [Test]
    public async Task A_repository_can_be_looked_at_as_plain_text()
    {
        using var list = await http.GetAsync(shipped.RepoUrl);
        var text = await list.Content.ReadAsStringAsync();
        list.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        text.ShouldContain($"{shipped.CommitSha} 2026-01-01T00:00:00Z Round 1");
        text.ShouldContain($"raw/{shipped.CommitSha}/docs/index.html\n");

        using var raw = await http.GetAsync($"{shipped.RepoUrl}/raw/{shipped.CommitSha}/index.html");
        (raw.Content.Headers.ContentType!.ToString(), await raw.Content.ReadAsStringAsync()).ShouldBe(("text/plain; charset=utf-8", "<!doctype html>\n<title>one</title>\n"));
        raw.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [TestCase("git/builders/other")]
    [TestCase("git/builders/page/raw/main/index.html")]
    [TestCase("git/builders/page/raw/0000000000000000000000000000000000000000/index.html")]
    [TestCase("git/builders/page/raw/--help/index.html")]
    [TestCase("other/page/")]
    [TestCase("builders/other/")]
    [TestCase("builders")]
    public async Task Other_repositories_and_commits_are_not_found(string path) => (await StatusAsync(new Uri(host.Address, path).AbsoluteUri)).ShouldBe(HttpStatusCode.NotFound);

    [Test]
    public async Task A_port_that_is_taken_is_told_with_what_to_do()
    {
        var problem = await Should.ThrowAsync<DeploymentException>(() => LocalHost.StartAsync(folder.Path, new PageServerOptions { Port = host.Address.Port }, TimeProvider.System, CancellationToken.None));

        problem.Message.ShouldContain("Choose another port, or 0 for any");
    }

    [Test]
    public async Task Behind_a_proxy_addresses_are_those_that_others_reach()
    {
        var options = new PageServerOptions { PublicAddress = new Uri("https://pages.example.com/"), Owner = "team" };
        await using var behind = await LocalHost.StartAsync(folder.Path, options, TimeProvider.System, CancellationToken.None);

        var submission = await behind.Deployer.DeployAsync(new DeployRequest("page", SomeFiles.Page(), "Round 1"), CancellationToken.None);

        (submission.RepoUrl, submission.PagesUrl).ShouldBe(("https://pages.example.com/git/team/page", "https://pages.example.com/team/page/"));
        (await behind.Deployer.IsServedAsync(submission, CancellationToken.None)).ShouldBeTrue();
        (await behind.Reader.ReadAsync(submission, CancellationToken.None)).HasCommit.ShouldBeTrue();
    }

    private async Task<HttpStatusCode> StatusAsync(string url)
    {
        using var answer = await http.GetAsync(url);
        return answer.StatusCode;
    }

    private async Task<string> RawStatusLineAsync(string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync() ?? "";
    }
}
