using System.Net;

namespace LlmEval.IntegrationTests.Serving.PromptLab;

/// <summary>Configs over the original's routes.</summary>
[Parallelizable]
public class PromptLabConfigTests
{
    private ServedPromptLab lab = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => lab = await ServedPromptLab.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await lab.DisposeAsync();

    [Test]
    public async Task A_config_is_made_with_all_parameters_and_no_figures()
    {
        var made = await lab.PostAsync(
            "/configs/create",
            """{"name":"full","model":"gpt-5","max_output_tokens":8000,"verbosity":"medium","reasoning_effort":"high","description":"D","temperature":0.5,"top_p":0.9,"frequency_penalty":-1,"presence_penalty":1,"stop":["END"],"seed":7}""");
        (made.Text("model"), made["max_output_tokens"]!.GetValue<int>(), made.Text("verbosity"), made.Text("reasoning_effort"), made.Text("description")).ShouldBe(("gpt-5", 8000, "medium", "high", "D"));
        (made.Number("temperature"), made.Number("top_p"), made.Number("frequency_penalty"), made.Number("presence_penalty"), made["seed"]!.GetValue<long>()).ShouldBe((0.5, 0.9, -1, 1, 7));
        (made["unacceptable_count"]!.GetValue<int>(), made["ai_evaluation_count"]!.GetValue<int>()).ShouldBe((0, 0));
        (made["avg_duration_seconds"], made["avg_cost_usd"], made["avg_ai_score"]).ShouldBe((null, null, null));
        (await lab.GetAsync("/configs/get/full")).ToJsonString().ShouldBe(made.ToJsonString());
        (await lab.GetAsync("/configs/list")).AsArray()[0]!.Text("name").ShouldBe("full");
        (await lab.GetAsync("/configs")).AsArray().ShouldBeEmpty("none has an experiment");
        (await lab.PostAsync("/configs/create", """{"name":"full","model":"gpt-5"}""", HttpStatusCode.BadRequest)).Text("detail").ShouldBe("Config already exists: full");
    }

    [Test]
    public async Task What_is_not_sent_stays_and_null_clears()
    {
        await lab.PostAsync("/configs/create?name=edited&model=gpt-5&max_output_tokens=100&verbosity=low&reasoning_effort=low&description=D");
        var updated = await lab.PutAsync("/configs/update/edited", """{"model":null,"verbosity":null,"reasoning_effort":"","max_output_tokens":200}""");
        (updated.Text("model"), updated["max_output_tokens"]!.GetValue<int>(), updated["verbosity"], updated["reasoning_effort"], updated.Text("description")).ShouldBe(("gpt-5", 200, null, null, "D"));
        updated["version"]!.GetValue<int>().ShouldBe(2);
        (await lab.PutAsync("/configs/update/nobody", "{}", HttpStatusCode.NotFound)).Text("detail").ShouldBe("Config not found: nobody");
    }

    [TestCase("""{"max_output_tokens":0}""", "max_output_tokens")]
    [TestCase("""{"max_output_tokens":1.5}""", "max_output_tokens")]
    [TestCase("""{"verbosity":"loud"}""", "verbosity")]
    [TestCase("""{"reasoning_effort":"HIGH!"}""", "reasoning_effort")]
    [TestCase("""{"temperature":2.1}""", "temperature")]
    [TestCase("""{"top_p":-0.1}""", "top_p")]
    [TestCase("""{"presence_penalty":3}""", "presence_penalty")]
    [TestCase("""{"connection":"nowhere"}""", "connection")]
    public async Task What_no_model_takes_is_refused(string change, string field)
    {
        await lab.AddConfigsAsync("m1");
        (await lab.PutAsync("/configs/update/m1", change, HttpStatusCode.UnprocessableEntity)).At("detail.0.loc")!.ToJsonString().ShouldBe($"""["body","{field}"]""");
        (await lab.GetAsync("/configs/get/m1"))["version"]!.GetValue<int>().ShouldBe(1);
    }

    [Test]
    public async Task A_config_is_copied_deleted_and_restored()
    {
        await lab.PostAsync("/configs/create", """{"name":"source","model":"gpt-5","description":"old","temperature":1}""");
        var copy = await lab.PostAsync("/configs/clone/source?new_name=source-copy");
        (copy.Text("name"), copy.Text("description"), copy.Number("temperature")).ShouldBe(("source-copy", "Cloned from source: old", 1));
        (await lab.PostAsync("/configs/clone/nobody?new_name=x", null, HttpStatusCode.NotFound)).Text("detail").ShouldBe("Source config not found");
        (await lab.PostAsync("/configs/clone/source?new_name=source-copy", null, HttpStatusCode.BadRequest)).Text("detail").ShouldBe("Config already exists: source-copy");
        await lab.PostAsync("/configs/clone/source?new_name=a%2Fb", null, HttpStatusCode.UnprocessableEntity);

        (await lab.DeleteAsync("/configs/delete/source-copy")).ToJsonString().ShouldBe("""{"status":"deleted","config_name":"source-copy"}""");
        (await lab.GetAsync("/configs/list")).AsArray().Select(config => config!.Text("name")).ShouldNotContain("source-copy");
        (await lab.PostAsync("/configs/clone/source?new_name=source-copy", null, HttpStatusCode.Conflict)).Text("message").ShouldContain("/configs/restore/source-copy");
        (await lab.PostAsync("/configs/restore/source-copy"))["is_active"]!.GetValue<bool>().ShouldBeTrue();
        await lab.DeleteAsync("/configs/delete/nobody", HttpStatusCode.NotFound);
    }
}
