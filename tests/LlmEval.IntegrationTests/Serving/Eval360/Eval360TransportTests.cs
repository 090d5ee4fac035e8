using System.Net;
using System.Net.Http.Headers;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Eval360;

namespace LlmEval.IntegrationTests.Serving.Eval360;

/// <summary>Who is let in, from where, and how errors look.</summary>
[Parallelizable]
public class Eval360TransportTests
{
    private ServedReview served = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => served = await ServedReview.StartAsync(eval360: Eval360Client.Options);

    [OneTimeTearDown]
    public async Task StopAsync() => await served.DisposeAsync();

    [Test]
    public async Task The_shared_token_may_do_everything_here_and_nothing_elsewhere()
    {
        await served.Program().TakeAsync(Eval360Client.Result());
        await served.Program().RawAsync(HttpMethod.Delete, "/eval360/api/models/nothing", body: null, HttpStatusCode.NotFound);
        await served.Program().GetAsync("/api/v1/users", HttpStatusCode.Unauthorized);
    }

    [TestCase("Bearer wrong", HttpStatusCode.Unauthorized, "Invalid ingest token")]
    [TestCase("bearer t0ken", HttpStatusCode.Unauthorized, "Invalid ingest token")]
    [TestCase("Bearer t0ken ", HttpStatusCode.OK, "")]
    [TestCase("t0ken", HttpStatusCode.Unauthorized, "Invalid ingest token")]
    [TestCase(null, HttpStatusCode.Unauthorized, "Missing ingest token")]
    public async Task Another_token_or_none_is_refused_in_the_originals_words(string? header, HttpStatusCode status, string detail)
    {
        var client = served.Anyone();
        if (header is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        var answer = await client.TakeAsync(Eval360Client.Result(), status);
        if (detail.Length > 0) answer.Text("detail").ShouldBe(detail);
    }

    [Test]
    public async Task Users_send_with_the_role_for_it_and_only_admins_remove()
    {
        await (await served.UserAsync(UserRole.Ingest)).TakeAsync(Eval360Client.Result());
        await (await served.UserAsync(UserRole.Admin)).TakeAsync(Eval360Client.Result());
        await (await served.UserAsync(UserRole.Reviewer)).TakeAsync(Eval360Client.Result(), HttpStatusCode.Forbidden);
        await (await served.UserAsync(UserRole.Ingest)).RawAsync(HttpMethod.Delete, "/eval360/api/models/nothing", body: null, HttpStatusCode.Forbidden);
        await (await served.UserAsync(UserRole.Admin)).RawAsync(HttpMethod.Delete, "/eval360/api/models/nothing", body: null, HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Without_a_token_on_the_server_it_says_so()
    {
        await using var other = await ServedReview.StartAsync();
        (await other.Program().TakeAsync(Eval360Client.Result(), HttpStatusCode.ServiceUnavailable)).Text("detail").ShouldBe("Ingest not configured");
        await (await other.UserAsync(UserRole.Ingest)).TakeAsync(Eval360Client.Result());
    }

    [Test]
    public async Task The_user_of_this_machine_and_their_session_count_for_nothing_here()
    {
        var client = served.Anyone();
        client.DefaultRequestHeaders.Add("X-CSRF-Token", (await client.OkAsync("/me")).Text("csrfToken"));
        await client.TakeAsync(Eval360Client.Result(), HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task A_program_may_call_from_any_page_and_by_any_name_with_a_token()
    {
        var client = served.Program();
        client.DefaultRequestHeaders.Add("Origin", "https://dashboard.example");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        client.DefaultRequestHeaders.Host = "llm-eval.internal";
        await client.TakeAsync(Eval360Client.Result());
        client.DefaultRequestHeaders.Authorization = null;
        await client.RawAsync(HttpMethod.Get, "/eval360/api/nothing", body: null, HttpStatusCode.MisdirectedRequest);
    }

    [Test]
    public async Task Every_origin_is_answered_errors_included_and_none_with_credentials()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/eval360/api/ingest/eval-result");
        preflight.Headers.Add("Origin", "https://dashboard.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var allowed = await served.Anyone().SendAsync(preflight);
        allowed.IsSuccessStatusCode.ShouldBeTrue();
        allowed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        allowed.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("authorization");
        allowed.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();

        foreach (var path in (string[])["/eval360/api/nothing", "/api/v1/nothing"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Origin", "https://dashboard.example");
            using var answer = await served.Anyone().SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(path.StartsWith("/eval360", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task What_is_not_there_is_said_in_this_surfaces_shape()
    {
        await served.Anyone().RawAsync(HttpMethod.Get, "/eval360/api/nothing/at/all", body: null, HttpStatusCode.NotFound);
        await served.Program().RawAsync(HttpMethod.Put, "/eval360/api/ingest/eval-result", "{}", HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Reads_of_others_need_a_token_unless_they_are_public()
    {
        await using var closed = await ServedReview.StartAsync(eval360: Eval360Client.Options, address: IPAddress.Any);
        await using var open = await ServedReview.StartAsync(eval360: Eval360Client.Options with { PublicReads = true }, address: IPAddress.Any);
        const string path = "/eval360/api/nothing";
        await Local(closed).RawAsync(HttpMethod.Get, path, body: null, HttpStatusCode.Unauthorized);
        await Local(open).RawAsync(HttpMethod.Get, path, body: null, HttpStatusCode.NotFound);
        var reviewer = Local(closed);
        reviewer.DefaultRequestHeaders.Authorization = (await closed.UserAsync(UserRole.Reviewer)).DefaultRequestHeaders.Authorization;
        await reviewer.RawAsync(HttpMethod.Get, path, body: null, HttpStatusCode.NotFound);
        var program = Local(closed);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Eval360Client.Token);
        await program.RawAsync(HttpMethod.Get, path, body: null, HttpStatusCode.NotFound);
    }

    [Test]
    public async Task At_the_root_too_where_it_is_asked_for()
    {
        await using var root = await ServedReview.StartAsync(eval360: Eval360Client.Options with { AtRoot = true });
        var client = root.Program();
        var result = Eval360Client.Result(checkpoint: "org/m").ToJsonString();
        (await client.RawAsync(HttpMethod.Post, "/api/ingest/eval-result", result, HttpStatusCode.OK)).Text("checkpoint_id").ShouldBe("org/m");
        await client.RawAsync(HttpMethod.Post, "/eval360/api/ingest/eval-result", result, HttpStatusCode.OK);
        (await client.RawAsync(HttpMethod.Delete, "/api/checkpoints/org%2Fm", body: null, HttpStatusCode.OK)).Text("deleted").ShouldBe("org/m");
        (await root.Anyone().OkAsync("/me")).Text("access").ShouldBe("local");
        await client.RawAsync(HttpMethod.Get, "/api/nothing", body: null, HttpStatusCode.NotFound);
    }

    [TestCase("/eval360")]
    [TestCase("/eval360/")]
    public async Task Its_page_is_the_observatory_of_our_app(string path)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = served.Address };
        using var answer = await client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/observatory");
    }

    // A server that listens on all addresses names itself so; a client cannot go there.
    private static HttpClient Local(ServedReview served)
    {
        var client = served.Anyone();
        client.BaseAddress = new UriBuilder(served.Address) { Host = "127.0.0.1" }.Uri;
        return client;
    }

    [Test]
    public void Options_are_read_from_the_environment()
    {
        var set = Eval360Options.From(name => name == Eval360Options.TokenVariable ? "abc" : "true");
        (set.DashboardToken!.Reveal(), set.PublicReads, set.AtRoot).ShouldBe(("abc", true, false));
        Eval360Options.From(_ => "").ShouldBe(new Eval360Options());
    }
}
