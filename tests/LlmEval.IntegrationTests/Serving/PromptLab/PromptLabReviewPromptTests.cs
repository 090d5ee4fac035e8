using System.Net;

namespace LlmEval.IntegrationTests.Serving.PromptLab;

/// <summary>Review prompts over the original's routes, most of which fail there.</summary>
[Parallelizable]
public class PromptLabReviewPromptTests
{
    private const string Template = "Rank {num_configs} responses to {original_prompt} as JSON by clarity and accuracy, each from 0 to 10, with a comment: {all_responses}";

    private static readonly string Escaped = Uri.EscapeDataString(Template);

    private ServedPromptLab lab = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => lab = await ServedPromptLab.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await lab.DisposeAsync();

    [TestCase("by route", "", """["clarity","accuracy"]""")]
    [TestCase("by page", "&criteria=clarity&criteria=accuracy", null)]
    [TestCase("by axios", "&criteria[]=clarity&criteria[]=accuracy", null)]
    [TestCase("by both", "", """{"criteria":["clarity","accuracy"]}""")]
    public async Task Criteria_are_taken_from_the_body_and_from_the_query(string name, string query, string? body)
    {
        var made = await lab.PostAsync($"/review-prompts?name={name}&template={Escaped}&default_model=gpt-5&created_by=ann&system_prompt=S{query}", body);
        made.Texts("criteria").ShouldBe(["clarity", "accuracy"]);
        (made.Text("name"), made.Text("template"), made.Text("default_model"), made.Text("created_by"), made.Text("system_prompt")).ShouldBe((name, Template, "gpt-5", "ann", "S"));
        (await lab.GetAsync($"/review-prompts/{made.Text("prompt_id")}")).ToJsonString().ShouldBe(made.ToJsonString());
    }

    [Test]
    public async Task A_long_template_stands_in_the_body()
    {
        var text = Template + new string('x', 20_000);
        var made = await lab.PostAsync("/review-prompts", $$"""{"name":"long","template":"{{text}}","default_model":"gpt-5","criteria":[],"mode":"listwise"}""");
        made.Text("template").ShouldBe(text);
        made.Text("created_by").ShouldNotBeEmpty();
    }

    [Test]
    public async Task It_is_changed_deleted_and_restored()
    {
        var id = await lab.AddReviewPromptAsync();
        var changed = await lab.PutAsync($"/review-prompts/{id}?name=Changed&description=D", """["a","b"]""");
        (changed.Text("name"), changed.Text("description"), changed["version"]!.GetValue<int>()).ShouldBe(("Changed", "D", 2));
        changed.Texts("criteria").ShouldBe(["a", "b"]);
        (await lab.PutAsync($"/review-prompts/{id}?criteria=c")).Texts("criteria").ShouldBe(["c"]);
        (await lab.DeleteAsync($"/review-prompts/{id}")).ToJsonString().ShouldBe($$"""{"status":"deleted","prompt_id":"{{id}}"}""");
        (await IdsAsync("")).ShouldNotContain(id);
        (await IdsAsync("?active_only=false")).ShouldContain(id);
        (await lab.PostAsync($"/review-prompts?name=Changed&template={Escaped}&default_model=m", "[]", HttpStatusCode.Conflict)).Text("message").ShouldContain($"/review-prompts/{id}/restore");
        await lab.PostAsync($"/review-prompts/{id}/restore");
        (await IdsAsync("")).ShouldContain(id);
        foreach (var method in (string[])["GET", "PUT", "DELETE"])
            (await lab.SendAsync(new HttpMethod(method), "/review-prompts/nobody", null, HttpStatusCode.NotFound)).Text("detail").ShouldBe("Review prompt not found");
    }

    [Test]
    public async Task A_copy_says_of_what_and_takes_no_name_that_is_there()
    {
        var id = await lab.AddReviewPromptAsync();
        var source = await lab.PutAsync($"/review-prompts/{id}?description=old");
        var copy = await lab.PostAsync($"/review-prompts/{id}/duplicate?new_name=Copy");
        (copy.Text("name"), copy.Text("description"), copy.Text("created_by"), copy.Text("template")).ShouldBe(("Copy", $"Copy of {source.Text("name")}: old", "system", source.Text("template")));
        copy.Text("prompt_id").ShouldNotBe(id);
        (await lab.PostAsync($"/review-prompts/{id}/duplicate?new_name=Copy", null, HttpStatusCode.BadRequest)).Text("detail").ShouldBe("Review prompt already exists: Copy");
        await lab.PostAsync("/review-prompts/nobody/duplicate?new_name=Other", null, HttpStatusCode.NotFound);
    }

    [TestCase("&criteria=clarity&criteria=tone", null)]
    [TestCase("", """["clarity","tone"]""")]
    public async Task A_template_is_checked(string query, string? body)
    {
        var good = await lab.PostAsync($"/review-prompts/validate?template={Escaped}{query}", body);
        good["valid"]!.GetValue<bool>().ShouldBeTrue();
        good.Texts("required_variables").ShouldBe(["original_prompt", "num_configs", "all_responses"]);
        good.Texts("found_variables").ShouldBe(["original_prompt", "num_configs", "all_responses"], ignoreOrder: true);
        good.Texts("warnings").ShouldHaveSingleItem().ShouldContain("tone");

        var bad = await lab.PostAsync($"/review-prompts/validate?template=%7Boriginal_prompt%7D{query}", body);
        bad["valid"]!.GetValue<bool>().ShouldBeFalse();
        bad.Texts("errors").Count.ShouldBe(2);
        bad.Texts("warnings").Count.ShouldBe(5, "no JSON, no ranking, two criteria, short");
    }

    [Test]
    public async Task What_was_not_used_says_so()
    {
        var id = await lab.AddReviewPromptAsync();
        var stats = await lab.GetAsync($"/review-prompts/{id}/stats");
        (stats.Text("prompt_id"), stats["usage_count"]!.GetValue<int>(), stats["last_used"], stats["total_evaluations"]!.GetValue<int>(), stats["unique_prompts_evaluated"]!.GetValue<int>(), stats["average_score"])
            .ShouldBe((id, 0, null, 0, 0, null));
        await lab.GetAsync("/review-prompts/nobody/stats", HttpStatusCode.NotFound);
    }

    [TestCase("name=x&default_model=m", "template")]
    [TestCase("template=t&default_model=m", "name")]
    [TestCase("name=x&template=t", "default_model")]
    [TestCase("name=x&template=t&default_model=m&criteria=a&criteria=A", "criteria")]
    [TestCase("name=x&template=t&default_model=m&mode=both", "mode")]
    [TestCase("name=x&template=t&default_model=m&connection=nowhere", "connection")]
    public async Task What_is_no_review_prompt_is_refused(string query, string field) =>
        (await lab.PostAsync($"/review-prompts?{query}", null, HttpStatusCode.UnprocessableEntity))["detail"]!.AsArray().Select(fault => fault!.Text("loc.1")).ShouldContain(field);

    private async Task<IReadOnlyList<string>> IdsAsync(string query) => [.. (await lab.GetAsync($"/review-prompts{query}")).AsArray().Select(prompt => prompt!.Text("prompt_id"))];
}
