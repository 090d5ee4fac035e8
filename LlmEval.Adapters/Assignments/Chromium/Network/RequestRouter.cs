using System.Text;
using LlmEval.Adapters.Assignments.Chromium.Libraries;
using LlmEval.Core.Domain.Assignments;
using Microsoft.Playwright;

namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>Answers every request of one load of a page: the browser has no network.</summary>
/// <param name="policy">What is answered, and by whom.</param>
/// <param name="traffic">The answers of the visit.</param>
/// <param name="log">Notes them.</param>
/// <param name="load">Ends with the load: nobody waits for an answer any more.</param>
internal sealed class RequestRouter(RequestPolicy policy, VisitTraffic traffic, PageLog log, CancellationToken load)
{
    /// <summary>Answers one.</summary>
    public async Task RouteAsync(IRoute route)
    {
        try
        {
            await AnswerAsync(route);
        }
        catch (Exception gone) when (gone is PlaywrightException or OperationCanceledException or ObjectDisposedException)
        {
            // The page that asked is closed.
        }
    }

    private async Task AnswerAsync(IRoute route)
    {
        var request = route.Request;
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url))
        {
            await RefuseAsync(route, "no address");
            return;
        }

        switch (policy.Decide(request.Method, url))
        {
            case AskOwnServer: await traffic.TakeTurnAsync(() => AskAsync(route, url), load); break;
            case AnswerForService { Answer: var answer }: await traffic.TakeTurnAsync(() => AnswerForAsync(route, answer), load); break;
            case ServeLibrary { File: var file }: await traffic.TakeTurnAsync(() => ServeAsync(route, file), load); break;
            case Refuse { Reason: var reason }: await RefuseAsync(route, reason); break;
        }
    }

    private async Task ServeAsync(IRoute route, LibraryFile file)
    {
        log.Request(route.Request.Method, route.Request.Url, file.IsExact ? "200, vendored" : "200, vendored in another version");
        await FulfillAsync(route, 200, file.MediaType, file.Read());
    }

    private async Task AskAsync(IRoute route, Uri url)
    {
        try
        {
            var answer = await traffic.AskAsync(route.Request.Method, url, load);
            log.Request(route.Request.Method, route.Request.Url, answer.Status.ToString());
            var isMoved = answer.Url.GetLeftPart(UriPartial.Query) != url.GetLeftPart(UriPartial.Query) && route.Request.IsNavigationRequest;
            await FulfillAsync(route, isMoved ? 200 : answer.Status, answer.MediaType, isMoved ? Move(answer.Url) : answer.IsHtml ? Relieve(answer.Body) : answer.Body);
        }
        catch (NoAnswerException problem)
        {
            log.Request(route.Request.Method, route.Request.Url, $"no answer: {problem.Message}");
            await route.AbortAsync(RequestAbortErrorCode.ConnectionFailed);
        }
    }

    private async Task AnswerForAsync(IRoute route, ServiceAnswer answer)
    {
        // Playwright answers most preflights itself; one with a header of its own may come through.
        var isPreflight = route.Request.Method == "OPTIONS";
        var status = isPreflight ? 204 : answer.Status;
        log.Request(route.Request.Method, route.Request.Url, $"{status}, in place of the service");
        await FulfillAsync(route, status, answer.MediaType, isPreflight ? [] : Encoding.UTF8.GetBytes(answer.Body));
    }

    private async Task RefuseAsync(IRoute route, string reason)
    {
        log.Request(route.Request.Method, route.Request.Url, $"refused: {reason}");
        await route.AbortAsync(RequestAbortErrorCode.BlockedByClient);
    }

    private static async Task FulfillAsync(IRoute route, int status, string? mediaType, byte[] body)
    {
        var asked = route.Request.Headers;
        var headers = new Dictionary<string, string>
        {
            ["Access-Control-Allow-Origin"] = asked.GetValueOrDefault("origin", "*"),
            ["Access-Control-Allow-Credentials"] = "true",
            ["Access-Control-Allow-Methods"] = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
            ["Access-Control-Allow-Headers"] = asked.GetValueOrDefault("access-control-request-headers", "*"),
            ["Access-Control-Expose-Headers"] = "*",
        };
        if (mediaType is not null) headers["Content-Type"] = mediaType;
        await route.FulfillAsync(new() { Status = status, Headers = headers, BodyBytes = body });
    }

    // The browser is told by a page: redirects of fulfilled requests would go past us.
    private static byte[] Move(Uri url) =>
        Encoding.UTF8.GetBytes($"<!doctype html><script>location.replace({System.Text.Json.JsonSerializer.Serialize(url.AbsoluteUri)})</script>");

    // Latin-1 gives every byte back as it was, whatever the page is written in.
    private static byte[] Relieve(byte[] html) => Encoding.Latin1.GetBytes(IntegrityAttributes.Strip(Encoding.Latin1.GetString(html)));
}
