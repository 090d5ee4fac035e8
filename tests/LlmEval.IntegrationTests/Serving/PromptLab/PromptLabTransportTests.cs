using System.Net;
using LlmEval.Core.Domain.Users;

namespace LlmEval.IntegrationTests.Serving.PromptLab;

/// <summary>Who is let in, from where, and how errors look.</summary>
[Parallelizable]
public class PromptLabTransportTests
{
    private const string List = "/lab/api/prompts/list";
    private const string Create = "/lab/api/configs/create";

    private ServedPromptLab lab = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => lab = await ServedPromptLab.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await lab.DisposeAsync();

    [Test]
    public async Task It_says_that_it_lives() => (await lab.Client.CallAsync(HttpMethod.Get, "/lab/health", null, HttpStatusCode.OK)).ToJsonString().ShouldBe("""{"status":"ok"}""");

    [TestCase("GET", "/nothing/at/all")]
    [TestCase("DELETE", "/prompts/list")]
    public async Task What_is_not_there_is_said_in_this_surfaces_shape(string method, string path) =>
        (await lab.SendAsync(new HttpMethod(method), path, null, HttpStatusCode.NotFound)).Text("detail").ShouldContain(path);

    [TestCase("{", "json_invalid")]
    [TestCase("7", "model_attributes_type")]
    [TestCase("""["a"]""", "list_type", Description = "a list that the endpoint takes is one of its fields: of texts that end an answer")]
    [TestCase("""{"name":"a","name":"b"}""", "json_invalid")]
    [TestCase("""{"name":"\ud800"}""", "json_invalid")]
    [TestCase("""{"name":7,"model":"m"}""", "string_type")]
    [TestCase("""{"model":"m"}""", "missing")]
    public async Task What_cannot_be_read_is_a_list_of_faults_and_a_text(string body, string type)
    {
        var answer = await lab.PostAsync("/configs/create", body, HttpStatusCode.UnprocessableEntity);
        answer["detail"]!.AsArray().Select(fault => fault!.Text("type")).ShouldContain(type == "list_type" ? "missing" : type);
        answer.At("detail.0.loc")!.AsArray()[0]!.GetValue<string>().ShouldBe("body");
    }

    [Test]
    public async Task Faults_say_where_a_value_stood()
    {
        var answer = await lab.GetAsync("/experiments?limit=0&success_only=perhaps", HttpStatusCode.UnprocessableEntity);
        answer["detail"]!.AsArray().Select(fault => fault!["loc"]!.ToJsonString()).ShouldBe(["""["query","success_only"]""", """["query","limit"]"""], ignoreOrder: true);
        answer.Text("message").ShouldContain("query.limit");
    }

    [Test]
    public async Task The_user_of_this_machine_needs_no_login_and_no_csrf_token()
    {
        var client = lab.Served.Anyone();
        await client.CallAsync(HttpMethod.Get, List, null, HttpStatusCode.OK);
        await client.CallAsync(HttpMethod.Post, Create, """{"name":"local","model":"m1"}""", HttpStatusCode.OK);
    }

    [TestCase("https://evil.example", "cross-site")]
    [TestCase("http://localhost:9999", "same-site")]
    [TestCase(null, "cross-site")]
    [TestCase("null", null)]
    public async Task Pages_of_other_origins_change_nothing(string? origin, string? site)
    {
        var client = lab.Served.Anyone();
        if (origin is not null) client.DefaultRequestHeaders.Add("Origin", origin);
        if (site is not null) client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        await client.CallAsync(HttpMethod.Post, Create, """{"name":"foreign","model":"m1"}""", HttpStatusCode.Forbidden);
        await lab.GetAsync("/configs/get/foreign", HttpStatusCode.NotFound);
    }

    [TestCase("http://localhost:5173")]
    [TestCase("http://localhost:3000")]
    public async Task The_originals_own_pages_may_call_with_what_a_browser_keeps(string origin)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, Create);
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var allowed = await lab.Served.Anyone().SendAsync(preflight);
        allowed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([origin]);
        allowed.Headers.GetValues("Access-Control-Allow-Credentials").ShouldBe(["true"]);

        var client = lab.Served.Anyone();
        client.DefaultRequestHeaders.Add("Origin", origin);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-site");
        var port = new Uri(origin).Port;
        await client.CallAsync(HttpMethod.Post, Create, $$"""{"name":"from-{{port}}","model":"m1"}""", HttpStatusCode.OK);
        using var failed = await client.GetAsync("/lab/api/configs/get/nothing");
        failed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([origin], "errors are to be read, too");
    }

    [Test]
    public async Task Other_origins_are_not_answered_to()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, List);
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await lab.Served.Anyone().SendAsync(request);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Test]
    public async Task Reviewers_say_what_is_good_and_only_admins_edit_spend_and_delete()
    {
        var (reviewer, program) = (await lab.Served.UserAsync(UserRole.Reviewer), await lab.Served.UserAsync(UserRole.Ingest));
        var nobody = Guid.CreateVersion7();
        foreach (var client in (HttpClient[])[reviewer, program])
        {
            await client.CallAsync(HttpMethod.Get, List, null, HttpStatusCode.OK);
            await client.CallAsync(HttpMethod.Post, "/lab/api/review-prompts/validate?template=x", null, HttpStatusCode.OK);
            await client.CallAsync(HttpMethod.Post, Create, """{"name":"no","model":"m1"}""", HttpStatusCode.Forbidden);
            await client.CallAsync(HttpMethod.Post, "/lab/api/experiments/run-all-configs?prompt_name=x", null, HttpStatusCode.Forbidden);
            await client.CallAsync(HttpMethod.Delete, "/lab/api/runs/x", null, HttpStatusCode.Forbidden);
        }

        await program.CallAsync(HttpMethod.Put, $"/lab/api/experiments/{nobody}/acceptability", """{"is_acceptable":false}""", HttpStatusCode.Forbidden);
        await reviewer.CallAsync(HttpMethod.Put, $"/lab/api/experiments/{nobody}/acceptability", """{"is_acceptable":false}""", HttpStatusCode.NotFound);
        await (await lab.Served.UserAsync(UserRole.Admin)).CallAsync(HttpMethod.Delete, "/lab/api/runs/x", null, HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Whoever_is_not_on_this_machine_needs_a_token()
    {
        await using var open = await ServedPromptLab.StartAsync(IPAddress.Any);
        var nobody = Local(open);
        await nobody.CallAsync(HttpMethod.Get, List, null, HttpStatusCode.Unauthorized);
        await nobody.CallAsync(HttpMethod.Post, Create, """{"name":"n","model":"m1"}""", HttpStatusCode.Unauthorized);
        await nobody.CallAsync(HttpMethod.Get, "/lab/health", null, HttpStatusCode.OK);
        nobody.DefaultRequestHeaders.Add("Authorization", "Bearer wrong");
        await nobody.CallAsync(HttpMethod.Get, List, null, HttpStatusCode.Unauthorized);

        var admin = Local(open);
        admin.DefaultRequestHeaders.Authorization = (await open.Served.UserAsync(UserRole.Admin)).DefaultRequestHeaders.Authorization;
        admin.DefaultRequestHeaders.Add("Origin", "https://tools.example");
        await admin.CallAsync(HttpMethod.Post, Create, """{"name":"n","model":"m1"}""", HttpStatusCode.OK);
    }

    [Test]
    public async Task A_name_that_is_not_this_machines_is_refused_without_a_token()
    {
        var client = lab.Served.Anyone();
        client.DefaultRequestHeaders.Host = "rebound.example";
        await client.CallAsync(HttpMethod.Get, List, null, HttpStatusCode.MisdirectedRequest);
    }

    [Test]
    public async Task At_the_root_too_where_it_is_asked_for()
    {
        await using var root = await ServedPromptLab.StartAsync(atRoot: true);
        await root.Client.CallAsync(HttpMethod.Post, "/api/configs/create", """{"name":"at root","model":"m1"}""", HttpStatusCode.OK);
        (await root.Client.CallAsync(HttpMethod.Get, "/api/configs/get/at%20root", null, HttpStatusCode.OK)).Text("name").ShouldBe("at root");
        (await root.GetAsync("/configs/get/at%20root")).Text("model").ShouldBe("m1");
        (await root.Client.CallAsync(HttpMethod.Get, "/health", null, HttpStatusCode.OK)).Text("status").ShouldBe("ok");
        (await root.Client.OkAsync("/me")).Text("access").ShouldBe("local");
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = root.Served.Address };
        using var page = await browser.GetAsync("/");
        page.Headers.Location!.ToString().ShouldBe("/lab");
    }

    // A server that listens on all addresses names itself so; a client cannot go there.
    private static HttpClient Local(ServedPromptLab open)
    {
        var client = open.Served.Anyone();
        client.BaseAddress = new UriBuilder(open.Served.Address) { Host = "127.0.0.1" }.Uri;
        return client;
    }
}
