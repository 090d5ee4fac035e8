using System.Net;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Users;

namespace LlmEval.IntegrationTests.Serving.Lab;

/// <summary>Prompts, configs and review prompts over HTTP.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class LabCatalogueTests
{
    private static readonly object[] Ask = [new { role = "user", content = "Explain {topic}." }];

    private ServedLab lab = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => lab = await ServedLab.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await lab.DisposeAsync();

    [Test]
    public async Task An_edited_prompt_has_a_new_version_and_its_old_one_is_still_there()
    {
        var rows = new[] { new { name = "one", values = new { topic = "recursion" } } };
        await lab.Admin.PostAsync("/lab/prompts", new { name = "edited", messages = Ask, rows, tags = new[] { "short" } }, HttpStatusCode.Created);

        var edited = await lab.Admin.PutAsync("/lab/prompts/edited", new { messages = new[] { new { role = "system", content = "Be brief." } } });

        edited.At("version")!.GetValue<int>().ShouldBe(2);
        edited.At("rows")!.AsArray().ShouldBeEmpty();
        edited.At("tags")!.AsArray().ShouldBeEmpty();
        edited.At("versions")!.AsArray().Count.ShouldBe(2);
        var first = await lab.Reviewer.OkAsync("/lab/prompts/edited?version=1");
        first.Text("messages.0.content").ShouldBe("Explain {topic}.");
        first.Text("variables.0").ShouldBe("topic");
        first.Text("rows.0.values.topic").ShouldBe("recursion");
        await lab.Reviewer.GetAsync("/api/v1/lab/prompts/edited?version=3", HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_deleted_prompt_keeps_its_name_and_can_be_restored()
    {
        await lab.Admin.PostAsync("/lab/prompts", new { name = "to be deleted", messages = Ask }, HttpStatusCode.Created);
        var taken = await lab.Admin.PostAsync("/lab/prompts", new { name = "to be deleted", messages = Ask }, HttpStatusCode.Conflict);
        taken.At("isDeleted")!.GetValue<bool>().ShouldBeFalse();

        await lab.Admin.SendAsync(HttpMethod.Delete, "/api/v1/lab/prompts/to%20be%20deleted", body: null, HttpStatusCode.NoContent);

        (await NamesAsync("/lab/prompts")).ShouldNotContain("to be deleted");
        (await NamesAsync("/lab/prompts?active=no")).ShouldBe(["to be deleted"]);
        taken = await lab.Admin.PostAsync("/lab/prompts", new { name = "to be deleted", messages = Ask }, HttpStatusCode.Conflict);
        taken.At("isDeleted")!.GetValue<bool>().ShouldBeTrue();
        await lab.Admin.PostAsync("/lab/prompts/to%20be%20deleted/restore", new { });
        (await NamesAsync("/lab/prompts?q=BE DEL")).ShouldBe(["to be deleted"]);
    }

    [Test]
    public async Task A_prompt_that_is_none_is_refused_with_the_place()
    {
        var refused = await lab.Admin.PostAsync("/lab/prompts", new { name = "a/b", messages = new[] { new { role = "user", content = " " } } }, HttpStatusCode.BadRequest);

        refused.At("errors")!.AsObject().Select(error => error.Key).ShouldBe(["name", "messages[0].content"]);
        await lab.Reviewer.GetAsync("/api/v1/lab/prompts/a%2Fb", HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Messages_and_rows_are_checked_before_they_are_saved()
    {
        var check = await lab.Reviewer.PostAsync("/lab/prompts/check", new { messages = Ask });
        check.Text("variables.0").ShouldBe("topic");
        check.At("problems")!.AsArray().ShouldBeEmpty();
        check.Text("warnings.0.message").ShouldContain("{{topic}}");

        var read = await lab.Reviewer.PostAsync("/lab/prompts/rows", new { format = "csv", text = "id,topic\nfirst,\"recursion, in short\"\nsecond\n" });
        read.At("rows")!.AsArray().Count.ShouldBe(1);
        read.Text("rows.0.values.topic").ShouldBe("recursion, in short");
        read.Text("problems.0.place").ShouldBe("line 3");
        (await lab.Reviewer.PostAsync("/lab/prompts/rows", new { format = "jsonl", text = """{"topic":"loops"}""" })).Text("rows.0.name").ShouldBe("row-1");
    }

    [Test]
    public async Task A_config_is_replaced_as_a_whole_and_null_clears()
    {
        await lab.Admin.PostAsync(
            "/lab/configs", new { name = "cleared", connection = "a", model = "m", parameters = new { reasoningEffort = "low", maxOutputTokens = 8000 } }, HttpStatusCode.Created);

        var cleared = await lab.Admin.PutAsync("/lab/configs/cleared", new { connection = "a", model = "m", parameters = new { reasoningEffort = (string?)null, maxOutputTokens = 8000 } });

        cleared.At("parameters.reasoningEffort").ShouldBeNull();
        cleared.At("parameters.maxOutputTokens")!.GetValue<int>().ShouldBe(8000);
        var history = await lab.Reviewer.OkAsync("/lab/configs/cleared");
        history.At("versions")!.AsArray().Select(version => version!.At("version")!.GetValue<int>()).ShouldBe([2, 1]);
        history.Text("versions.1.parameters.reasoningEffort").ShouldBe("low");
        history.Text("config.statistics.aiScore.reason").ShouldContain("never asked");
        history.At("config.statistics.costUsd.value").ShouldBeNull();

        var copy = await lab.Admin.PostAsync("/lab/configs/cleared/clone", new { newName = "copy of cleared" }, HttpStatusCode.Created);
        copy.Text("description").ShouldBe("Cloned from cleared");
        await lab.Admin.PostAsync("/lab/configs/cleared/clone", new { newName = "copy of cleared" }, HttpStatusCode.Conflict);
    }

    [Test]
    public async Task A_config_that_cannot_be_used_is_refused_by_field()
    {
        var refused = await lab.Admin.PostAsync(
            "/lab/configs", new { name = "bad", connection = "nowhere", model = "", parameters = new { temperature = 3, maxOutputTokens = 0 } }, HttpStatusCode.BadRequest);

        refused.At("errors")!.AsObject().Select(error => error.Key).ShouldBe(["model", "temperature", "maxOutputTokens", "connection"]);
        refused.Text("errors.connection.0").ShouldContain("'judge'");
        (await lab.Reviewer.OkAsync("/lab/connections")).At("items")!.AsArray().Select(item => (item!.Text("name"), item!.Text("provider")))
            .ShouldBe([("a", "replay"), ("b", "replay"), ("c", "replay"), ("judge", "replay")]);
    }

    [Test]
    public async Task A_server_gives_a_new_lab_the_review_prompts_whose_connection_is_declared(CancellationToken cancellationToken)
    {
        (await NamesAsync("/lab/review-prompts")).ShouldNotContain("Code Quality Reviewer");
        await using var served = await ServedReview.StartAsync(lab: folder =>
        {
            var settings = ServedLab.Settings(folder);
            return settings with { Connections = [.. settings.Connections, settings.Connections[^1] with { Name = LabConnection.DefaultName }] };
        });
        using var reviewer = await served.UserAsync(UserRole.Reviewer);

        // Beside the first requests.
        while (!(await NamesAsync("/lab/review-prompts", reviewer)).Order(StringComparer.Ordinal).SequenceEqual(["Code Quality Reviewer", "General Quality Reviewer"])) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
    }

    [Test]
    public async Task Review_prompts_can_be_made_from_a_checked_template()
    {
        var begin = await lab.Reviewer.OkAsync("/lab/review-prompts/default?mode=pointwise");
        begin.Text("template").ShouldContain("{response}");

        var check = await lab.Reviewer.PostAsync("/lab/review-prompts/validate", new { template = "Rank {all_responses}.", criteria = new[] { "wit" } });
        check.At("valid")!.GetValue<bool>().ShouldBeFalse();
        check.At("errors")!.AsArray().Count.ShouldBe(2);
        check.At("foundVariables")!.AsArray().Count.ShouldBe(1);
        var refused = await lab.Admin.PostAsync(
            "/lab/review-prompts", new { name = "Half", template = "Rank {all_responses}.", connection = "judge", defaultModel = "recorded" }, HttpStatusCode.BadRequest);
        refused.Text("errors.template.0").ShouldContain("original_prompt");

        var made = await lab.Admin.PostAsync("/lab/review-prompts", ServedLab.Poems("Odes"), HttpStatusCode.Created);
        made.At("usage.batches")!.GetValue<int>().ShouldBe(0);
        made.Text("usage.agreement.reason").ShouldNotBeEmpty();
        await lab.Admin.PostAsync($"/lab/review-prompts/{made.Text("id")}/duplicate", new { newName = "Odes" }, HttpStatusCode.Conflict);
        var copy = await lab.Admin.PostAsync($"/lab/review-prompts/{made.Text("id")}/duplicate", new { newName = "Elegies" }, HttpStatusCode.Created);
        copy.Text("description").ShouldBe("Copy of Odes");
        await lab.Admin.PutAsync($"/lab/review-prompts/{copy.Text("id")}", ServedLab.Poems("Odes"), HttpStatusCode.Conflict);
        await lab.Admin.SendAsync(HttpMethod.Delete, $"/api/v1/lab/review-prompts/{copy.Text("id")}", body: null, HttpStatusCode.NoContent);
        (await lab.Admin.PostAsync("/lab/review-prompts", ServedLab.Poems("Elegies"), HttpStatusCode.Conflict)).At("isDeleted")!.GetValue<bool>().ShouldBeTrue();
    }

    [Test]
    public async Task Files_of_other_tools_are_kept_and_what_is_wrong_is_said()
    {
        object[] files =
        [
            new { name = "imported.json", content = """[{"role":"user","content":"Explain {topic}."}]""" },
            new { name = "imported-config.json", content = """{"model":"gpt","connection":"a","temperature":0.2}""" },
            new { name = "lost.json", content = """{"model":"gpt","connection":"nowhere"}""" },
            new { name = "broken.json", content = "{" },
        ];

        var kept = await lab.Admin.PostAsync("/lab/import", new { files });

        (kept.Text("prompts.0.name"), kept.Text("prompts.0.outcome")).ShouldBe(("imported", "added"));
        (kept.Text("configs.0.name"), kept.At("configs")!.AsArray().Count).ShouldBe(("imported-config", 1));
        kept.At("problems")!.AsArray().Select(problem => problem!.Text("place")).ShouldBe(["broken.json", "config 'lost', connection"]);
        (await lab.Admin.PostAsync("/lab/import", new { files = files[..1] })).Text("prompts.0.outcome").ShouldBe("unchanged");
        object[] changed = [new { name = "imported.json", content = """[{"role":"user","content":"Explain it."}]""" }];
        (await lab.Admin.PostAsync("/lab/import", new { files = changed })).Text("prompts.0.outcome").ShouldBe("new_version");
        await lab.Admin.SendAsync(HttpMethod.Delete, "/api/v1/lab/prompts/imported", body: null, HttpStatusCode.NoContent);
        (await lab.Admin.PostAsync("/lab/import", new { files = changed })).Text("problems.0.message").ShouldContain("restore it");
    }

    private async Task<IEnumerable<string>> NamesAsync(string path, HttpClient? reviewer = null) =>
        (await (reviewer ?? lab.Reviewer).OkAsync(path)).At("items")!.AsArray().Select(item => item!.Text("name"));
}
