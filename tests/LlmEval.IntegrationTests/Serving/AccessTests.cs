using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api;

namespace LlmEval.IntegrationTests.Serving;

/// <summary>Who may do what, and what keeps pages of other origins out.</summary>
[Parallelizable]
public class AccessTests
{
    private const string Reviewer = "reviewer";
    private const string Admin = "admin";

    /// <summary>Every endpoint that is not for everybody's reading and reviewing.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["POST /api/v1/sessions"] = "anonymous",
        ["DELETE /api/v1/sessions/current"] = "any",
        ["GET /api/v1/me"] = "any",
        ["GET /api/v1/adjudication"] = Admin,
        ["POST /api/v1/adjudication/{pair}"] = Admin,
        ["GET /api/v1/runs/{run}/preferences/export"] = Admin,
        ["PUT /api/v1/guidelines"] = Admin,
        ["GET /api/v1/users"] = Admin,
        ["POST /api/v1/users"] = Admin,
        ["POST /api/v1/users/{name}/token"] = Admin,
        ["DELETE /api/v1/users/{name}"] = Admin,
        ["GET /api/v1/audit"] = Admin,
        ["POST /api/v1/observatory/promotion/decisions"] = Admin,
        ["POST /api/v1/observatory/promotion/waivers"] = Admin,
        ["DELETE /api/v1/observatory/promotion/waivers/{id}"] = Admin,
        ["POST /api/v1/observatory/promotion/rules"] = Admin,
        ["PUT /api/v1/observatory/promotion/rules/{id}"] = Admin,
        ["DELETE /api/v1/observatory/promotion/rules/{id}"] = Admin,
        ["GET /api/v1/observatory/webhooks"] = Admin,
        ["POST /api/v1/observatory/webhooks"] = Admin,
        ["PATCH /api/v1/observatory/webhooks/{id}"] = Admin,
        ["DELETE /api/v1/observatory/webhooks/{id}"] = Admin,
        ["GET /api/v1/observatory/webhooks/{id}/deliveries"] = Admin,
        ["POST /api/v1/observatory/webhooks/deliveries/{id}/replay"] = Admin,
        ["PUT /api/v1/observatory/suites/{suite}"] = Admin,
        ["DELETE /api/v1/observatory/suites/{suite}"] = Admin,
        ["PUT /api/v1/observatory/datasets/{dataset}"] = Admin,
        ["PATCH /api/v1/observatory/models/{model}"] = Admin,
        ["GET /api/v1/observatory/models/{model}/contents"] = Admin,
        ["DELETE /api/v1/observatory/models/{model}"] = Admin,
        ["GET /api/v1/observatory/checkpoints/{checkpoint}/contents"] = Admin,
        ["DELETE /api/v1/observatory/checkpoints/{checkpoint}"] = Admin,
        ["POST /api/v1/lab/prompts"] = Admin,
        ["PUT /api/v1/lab/prompts/{name}"] = Admin,
        ["DELETE /api/v1/lab/prompts/{name}"] = Admin,
        ["POST /api/v1/lab/prompts/{name}/restore"] = Admin,
        ["POST /api/v1/lab/import"] = Admin,
        ["POST /api/v1/lab/prompts/{name}/runs"] = Admin,
        ["POST /api/v1/lab/prompts/{name}/sessions"] = Admin,
        ["POST /api/v1/lab/runs"] = Admin,
        ["POST /api/v1/lab/runs/{id}/cancel"] = Admin,
        ["POST /api/v1/lab/runs/{id}/judge"] = Admin,
        ["GET /api/v1/lab/runs/{id}/deletion"] = Admin,
        ["DELETE /api/v1/lab/runs/{id}"] = Admin,
        ["POST /api/v1/lab/sessions/{id}/cancel"] = Admin,
        ["POST /api/v1/lab/configs"] = Admin,
        ["PUT /api/v1/lab/configs/{name}"] = Admin,
        ["DELETE /api/v1/lab/configs/{name}"] = Admin,
        ["POST /api/v1/lab/configs/{name}/restore"] = Admin,
        ["POST /api/v1/lab/configs/{name}/clone"] = Admin,
        ["POST /api/v1/lab/review-prompts"] = Admin,
        ["PUT /api/v1/lab/review-prompts/{id}"] = Admin,
        ["DELETE /api/v1/lab/review-prompts/{id}"] = Admin,
        ["POST /api/v1/lab/review-prompts/{id}/restore"] = Admin,
        ["POST /api/v1/lab/review-prompts/{id}/duplicate"] = Admin,
        ["PUT /api/v1/lab/prompts/{name}/weights"] = Admin,
    };

    private ServedReview served = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => served = await ServedReview.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await served.DisposeAsync();

    [Test]
    public async Task Each_endpoint_lets_in_whom_it_is_for_and_nobody_else()
    {
        var operations = await OperationsAsync();
        Exceptions.Keys.ShouldBeSubsetOf(operations);
        var stranger = served.Anyone();
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "not a token");
        var (ingest, reviewer, admin) = (await served.UserAsync(UserRole.Ingest), await served.UserAsync(UserRole.Reviewer), await served.UserAsync(UserRole.Admin));

        foreach (var operation in operations.Where(operation => operation != "GET /api/v1/events"))
        {
            var role = Exceptions.GetValueOrDefault(operation, Reviewer);
            (await StatusAsync(stranger, operation) == HttpStatusCode.Unauthorized).ShouldBe(role != "anonymous", operation);
            (await StatusAsync(ingest, operation) == HttpStatusCode.Forbidden).ShouldBe(role is Reviewer or Admin, operation);
            (await StatusAsync(reviewer, operation) == HttpStatusCode.Forbidden).ShouldBe(role == Admin, operation);
            (await StatusAsync(admin, operation)).ShouldNotBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError], operation);
        }
    }

    [Test]
    public async Task A_change_without_the_csrf_token_is_refused_and_with_it_is_not()
    {
        var client = served.Anyone();
        (await client.PostAsync("/review/next", new { }, HttpStatusCode.Forbidden)).Text("detail").ShouldContain("X-CSRF-Token");

        client.DefaultRequestHeaders.Add("X-CSRF-Token", (await client.OkAsync("/me")).Text("csrfToken"));
        await client.PostAsync("/review/next", new { }, HttpStatusCode.NoContent);
    }

    [TestCase("Origin", "http://evil.example")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    public async Task A_change_that_another_page_sends_is_refused_even_with_the_token(string header, string value)
    {
        var client = served.Anyone();
        client.DefaultRequestHeaders.Add("X-CSRF-Token", (await client.OkAsync("/me")).Text("csrfToken"));
        client.DefaultRequestHeaders.Add(header, value);

        (await client.PostAsync("/review/next", new { }, HttpStatusCode.Forbidden)).Text("detail").ShouldContain("another origin");
        await client.SendAsync(HttpMethod.Post, "/api/v1/sessions", new { token = "x" }, HttpStatusCode.Forbidden);
    }

    [TestCase("evil.example", HttpStatusCode.MisdirectedRequest)]
    [TestCase("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("[::1]:80", HttpStatusCode.OK)]
    public async Task Only_this_machines_names_are_answered(string host, HttpStatusCode status)
    {
        var client = served.Anyone();
        client.DefaultRequestHeaders.Host = host;
        foreach (var path in new[] { "/api/v1/me", "/health" }) await client.GetAsync(path, status);
    }

    [Test]
    public async Task A_login_gives_a_session_that_ends_with_the_logout()
    {
        var added = await served.Users.AddAsync("anna", UserRole.Reviewer, CancellationToken.None);
        var client = served.Anyone();
        using var login = await client.PostAsJsonAsync("/api/v1/sessions", new { token = added.Token.Reveal() });
        var cookie = login.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        var session = JsonNode.Parse(await login.Content.ReadAsStringAsync())!;

        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await client.OkAsync("/me")).Text("user.name").ShouldBe("anna");
        await client.PostAsync("/review/next", new { }, HttpStatusCode.Forbidden);
        client.DefaultRequestHeaders.Add("X-CSRF-Token", session.Text("csrfToken"));
        await client.PostAsync("/review/next", new { }, HttpStatusCode.NoContent);
        await client.SendAsync(HttpMethod.Delete, "/api/v1/sessions/current", body: null, HttpStatusCode.NoContent);
        (await client.OkAsync("/me")).Text("access").ShouldBe("local");
    }

    [Test]
    public async Task Tokens_are_not_guessed_more_often_than_ten_times_a_minute()
    {
        await using var other = await ServedReview.StartAsync();
        var client = other.Anyone();
        for (var i = 0; i < 10; i++) await client.PostAsync("/sessions", new { token = $"guess {i}" }, HttpStatusCode.Unauthorized);
        await client.PostAsync("/sessions", new { token = "guess" }, HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task Others_are_let_in_only_when_somebody_could_log_in()
    {
        await using var folder = await Storage.TestDatabase.CreateAsync();
        await using var database = await folder.OpenAsync();
        var options = new ReviewServerOptions { Address = IPAddress.Any, Port = 0 };

        var refused = await Should.ThrowAsync<ReviewServerException>(() => ReviewServer.StartAsync(options, database, CancellationToken.None));
        refused.Message.ShouldContain("llm-eval users add");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string operation)
    {
        var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        foreach (var (name, value) in new Dictionary<string, string> { ["{pair}"] = $"{Guid.Empty}", ["{caseId}"] = $"{Guid.Empty}", ["{sample}"] = $"{Guid.Empty}", ["{attempt}"] = $"{Guid.Empty}", ["{position}"] = "0", ["{side}"] = "a", ["{part}"] = "code", ["deliveries/{id}"] = $"deliveries/{Guid.Empty}", ["experiments/{id}"] = $"experiments/{Guid.Empty}", ["batches/{id}"] = $"batches/{Guid.Empty}", ["{id}"] = "0" })
            path = path.Replace(name, value, StringComparison.Ordinal);
        path = path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method is "POST" or "PUT" or "PATCH" ? JsonContent.Create(new { }) : null };
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<IReadOnlyList<string>> OperationsAsync()
    {
        var document = JsonNode.Parse(await ReviewContract.WriteAsync(CancellationToken.None))!;
        return [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"))];
    }
}
