using LlmEval.Adapters.Assignments.Chromium.Network;

namespace LlmEval.UnitTests.Adapters.Assignments.Chromium;

/// <summary>What is kept of what a page writes and asks for.</summary>
[TestFixture]
internal sealed class PageLogTests
{
    [Test]
    public void Refused_requests_and_missing_icons_are_no_errors()
    {
        var log = new PageLog();
        log.Request("GET", "https://x.example/a.js", "refused");
        log.Message("error", "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT", "https://x.example/a.js");
        log.Message("error", "Failed to load resource: 404", "http://127.0.0.1/app/favicon.ico");
        log.Message("log", "fine", "");

        log.Errors.ShouldBeEmpty();
        log.Console.Count.ShouldBe(3);
    }

    [Test]
    public void However_many_requests_are_refused_none_is_an_error()
    {
        var log = new PageLog();
        for (var i = 0; i < 1500; i++)
        {
            log.Request("GET", $"https://x.example/{i}", "refused");
            log.Message("error", "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT", $"https://x.example/{i}");
        }

        log.Message("error", "WebSocket connection to 'wss://x.example/' failed: Error in connection establishment: net::ERR_PROXY_CONNECTION_FAILED", "");

        log.Errors.ShouldBeEmpty();
    }

    [Test]
    public void Own_missing_files_errors_and_exceptions_are()
    {
        var log = new PageLog();
        log.Message("error", "Failed to load resource: 404", "http://127.0.0.1/app/a.png");
        log.Message("error", "wrong", "");
        log.Message("exception", "Error: x", "");

        log.Errors.Count.ShouldBe(3);
    }

    [Test]
    public void A_flood_is_cut_and_counts_as_an_error()
    {
        var log = new PageLog();
        var heard = Enumerable.Range(0, PageLog.MostMessages).Count(_ => log.Message("log", new string('x', 10_000), ""));
        for (var i = 0; i < 5000; i++) log.Request("GET", "http://127.0.0.1/" + new string('y', 5000), "200");

        heard.ShouldBe(PageLog.MostMessages - 1);
        log.Errors.Single().ShouldContain("more than");
        log.Console.Count.ShouldBe(200);
        log.Console[0].Length.ShouldBeLessThan(600);
        log.Requests.Count.ShouldBe(1000);
        log.Addresses[0].Length.ShouldBe(2000);
    }
}
