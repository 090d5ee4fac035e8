using System.Net;

namespace LlmEval.IntegrationTests.Serving.PromptLab;

/// <summary>The library of prompts: what the original's pages send, and what its routes take.</summary>
[Parallelizable]
public class PromptLabPromptTests
{
    private const string Messages = """[{"role":"system","content":"Be brief."},{"role":"user","content":"On {topic}."}]""";

    private ServedPromptLab lab = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => lab = await ServedPromptLab.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await lab.DisposeAsync();

    [Test]
    public async Task A_prompt_is_made_from_query_and_body()
    {
        var made = await lab.PostAsync("/prompts/create?name=by%20route&description=D&category=C", $$"""{"messages":{{Messages}},"tags":["a","b"]}""");
        made.Text("status").ShouldBe("created");
        (made.Text("prompt.name"), made.Text("prompt.description"), made.Text("prompt.category")).ShouldBe(("by route", "D", "C"));
        made.Texts("prompt.tags").ShouldBe(["a", "b"]);
        var detail = await lab.GetAsync("/prompts/detail/by%20route");
        detail.Text("messages.1.content").ShouldBe("On {topic}.");
        detail.Text("created_at").ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$");
    }

    [TestCase("/prompts/create?name=by-list", "MESSAGES", TestName = "the body is the list of messages")]
    [TestCase("/prompts/create", """{"name":"by-object","messages":MESSAGES,"description":null}""", TestName = "everything stands in the body")]
    [TestCase("/prompts/create?name=by-query&tags=a&tags=b&messages=%7B%22role%22%3A%22user%22%2C%22content%22%3A%22x%22%7D", null, TestName = "everything stands in the query")]
    public async Task A_prompt_is_made_wherever_its_values_stand(string path, string? body) =>
        (await lab.PostAsync(path, body?.Replace("MESSAGES", Messages))).At("prompt.messages")!.AsArray().ShouldNotBeEmpty();

    [Test]
    public async Task Names_are_given_once_and_deleted_ones_can_be_restored()
    {
        var name = await lab.AddPromptAsync();
        var again = $$"""{"name":"{{name}}","messages":{{Messages}}}""";
        (await lab.PostAsync("/prompts/create", again, HttpStatusCode.BadRequest)).Text("detail").ShouldBe($"Prompt already exists: {name}");
        (await lab.DeleteAsync($"/prompts/delete/{name}")).ToJsonString().ShouldBe($$"""{"status":"deleted","prompt_name":"{{name}}"}""");
        (await NamesAsync("true")).ShouldNotContain(name);
        (await NamesAsync("false")).ShouldContain(name);
        (await lab.GetAsync($"/prompts/detail/{name}"))["is_active"]!.GetValue<bool>().ShouldBeFalse();
        var refused = await lab.PostAsync("/prompts/create", again, HttpStatusCode.Conflict);
        refused.Text("detail").ShouldBe($"Prompt already exists: {name}");
        refused.Text("message").ShouldContain($"/prompts/restore/{name}");
        (await lab.PostAsync($"/prompts/restore/{name}"))["prompt"]!["is_active"]!.GetValue<bool>().ShouldBeTrue();
        (await NamesAsync("true")).ShouldContain(name);
    }

    [Test]
    public async Task A_prompt_is_changed_where_the_page_sends_it_and_where_the_route_takes_it()
    {
        var name = await lab.AddPromptAsync();
        var byPage = await lab.PutAsync($"/prompts/update/{name}", """{"messages":[{"role":"user","content":"New."}],"tags":["t"],"description":"From the body","category":"c"}""");
        (byPage.Text("status"), byPage.Text("prompt.description"), byPage.Text("prompt.messages.0.content")).ShouldBe(("updated", "From the body", "New."));
        var byRoute = await lab.PutAsync($"/prompts/update/{name}?description=From+the+query", """{"messages":null,"tags":null}""");
        (byRoute.Text("prompt.description"), byRoute.Text("prompt.category"), byRoute.Text("prompt.messages.0.content")).ShouldBe(("From the query", "c", "New."));
        byRoute.Texts("prompt.tags").ShouldBe(["t"]);
        (await lab.PutAsync($"/prompts/update/{name}", """{"category":null}""")).At("prompt.category").ShouldBeNull();
        byPage["prompt"]!["version"]!.GetValue<int>().ShouldBe(2, "other messages make another version");
        (await lab.PutAsync("/prompts/update/nobody", """{"tags":[]}""", HttpStatusCode.NotFound)).Text("detail").ShouldBe("Prompt not found: nobody");
    }

    [Test]
    public async Task The_pages_way_to_make_a_prompt_works_when_it_says_so()
    {
        (await lab.PutAsync("/prompts/update/upserted", $$"""{"messages":{{Messages}},"create":true}""")).Text("status").ShouldBe("created");
        await lab.PutAsync("/prompts/update/upserted", $$"""{"messages":{{Messages}},"create":true}""", HttpStatusCode.BadRequest);
        var client = lab.Served.Anyone();
        client.DefaultRequestHeaders.Add("If-None-Match", "*");
        (await client.CallAsync(HttpMethod.Put, "/lab/api/prompts/update/by-header", $$"""{"messages":{{Messages}}}""", HttpStatusCode.OK)).Text("status").ShouldBe("created");
    }

    [TestCase("""{"name":"x"}""", """["body","messages"]""")]
    [TestCase("""{"name":"x","messages":[]}""", """["body","messages"]""")]
    [TestCase("""{"name":"x","messages":[{"role":"tool","content":"c"}]}""", """["body","messages",0,"role"]""")]
    [TestCase("""{"name":"x","messages":[{"role":"user","content":" "}]}""", """["body","messages",0,"content"]""")]
    [TestCase("""{"name":"x","messages":[{"role":"user"}]}""", """["body","messages",0,"content"]""")]
    [TestCase("""{"name":"a/b","messages":[{"role":"user","content":"c"}]}""", """["body","name"]""")]
    [TestCase("""{"name":"x","messages":[{"role":"user","content":"{a}"}],"rows":[{"name":"r","values":{"b":"1"}}]}""", """["body","rows",0]""")]
    public async Task What_is_no_prompt_is_refused_with_the_place(string body, string place) =>
        (await lab.PostAsync("/prompts/create", body, HttpStatusCode.UnprocessableEntity))["detail"]!.AsArray().Select(fault => fault!["loc"]!.ToJsonString()).ShouldContain(place);

    [Test]
    public async Task Rows_fill_a_prompt()
    {
        var made = await lab.PostAsync("/prompts/create", $$$"""{"name":"rows","messages":{{{Messages}}},"rows":[{"name":"rain","values":{"topic":"rain"}}]}""");
        made.Text("prompt.rows.0.values.topic").ShouldBe("rain");
    }

    [Test]
    public async Task What_was_not_run_says_so()
    {
        var name = await lab.AddPromptAsync();
        var metadata = (await lab.GetAsync("/prompts/metadata"))["prompts"]!.AsArray().Single(prompt => prompt!.Text("name") == name)!;
        metadata.ToJsonString().ShouldBe(
            $$"""{"name":"{{name}}","status":"not_run","recommended_config":null,"last_run_date":null,"total_cost":0,"num_configs":0,"has_ai_evaluation":false,"has_user_ranking":false,"is_running":false,"num_distinct_configs":0,"num_unpriced":0}""");
        (await lab.GetAsync($"/prompts/{name}/runs")).AsArray().ShouldBeEmpty();
        (await lab.GetAsync("/prompts/nobody/runs")).AsArray().ShouldBeEmpty();
        (await lab.GetAsync("/prompts")).AsArray().ShouldBeEmpty();
        (await lab.GetAsync("/prompts/detail/nobody", HttpStatusCode.NotFound)).Text("detail").ShouldBe("Prompt not found: nobody");
        await lab.DeleteAsync("/prompts/delete/nobody", HttpStatusCode.NotFound);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string activeOnly) =>
        [.. (await lab.GetAsync($"/prompts/list?active_only={activeOnly}"))["prompts"]!.AsArray().Select(prompt => prompt!.Text("name"))];
}
