using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Serving;

/// <summary>The review of pairs by people.</summary>
[Parallelizable]
public class PairReviewTests
{
    private ServedReview served = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => served = await ServedReview.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await served.DisposeAsync();

    [Test]
    public async Task A_blind_first_vote_is_stored_before_the_suggestion_is_shown_and_may_then_be_revised()
    {
        var pair = (await served.AddPairsAsync(1, Lane.BlindFirst))[0];
        var client = await served.UserAsync(UserRole.Reviewer);
        await LeaseAsync(client, pair);
        var item = await client.OkAsync($"/review/items/{pair.Id}");
        (item.Text("suggestionState"), item["suggestion"], item["models"]).ShouldBe(("after_vote", null, null));
        item.ToJsonString().ShouldNotContain("sample-strong");
        await client.GetAsync($"/api/v1/review/items/{pair.Id}/judgments", HttpStatusCode.Forbidden);
        await client.GetAsync($"/api/v1/review/items/{pair.Id}/models", HttpStatusCode.Forbidden);

        var voted = await client.PostAsync($"/review/items/{pair.Id}/judgment", Vote("tie"));
        (voted.Text("judgment.action"), voted.Text("step"), voted["models"]).ShouldBe(("blind", "revise", null));
        var suggested = voted.Text("suggestion.verdict");
        suggested.ShouldBeOneOf("a_better", "b_better");

        var revised = await client.PostAsync($"/review/items/{pair.Id}/judgment", Vote(suggested, supersedes: voted.Text("judgment.id")));
        (revised.Text("judgment.action"), revised.Text("step")).ShouldBe(("revise", "done"));
        string[] models = [revised.Text("models.a"), revised.Text("models.b")];
        models.ShouldBe(["sample-strong", "sample-weak"], ignoreOrder: true);
        models[suggested == "a_better" ? 0 : 1].ShouldBe("sample-strong");
        var history = (await client.OkAsync($"/review/items/{pair.Id}/judgments"))["judgments"]!.AsArray();
        history.Select(entry => entry!.Text("kind")).ShouldBe(["verdict", "verdict", "verdict"]);
        history[2]!.Text("previousHash").ShouldBe(history[1]!.Text("hash"));
        history[1]!.Text("supersededBy").ShouldBe(history[2]!.Text("id"));
    }

    [Test]
    public async Task Taking_a_blind_vote_back_does_not_make_the_next_one_blind()
    {
        var pair = (await served.AddPairsAsync(1, Lane.BlindFirst))[0];
        var client = await served.UserAsync(UserRole.Reviewer);
        await LeaseAsync(client, pair);
        var voted = await client.PostAsync($"/review/items/{pair.Id}/judgment", Vote("tie"));

        var undone = await client.PostAsync($"/review/items/{pair.Id}/undo", new { id = Guid.CreateVersion7(), judgment = voted.Text("judgment.id") });
        undone.Text("step").ShouldBe("vote");
        await LeaseAsync(client, pair);
        (await client.PostAsync($"/review/items/{pair.Id}/judgment", Vote("tie"))).Text("judgment.action").ShouldBe("revise");
    }

    [Test]
    public async Task In_the_assisted_lane_the_action_follows_from_what_was_chosen()
    {
        var pairs = await served.AddPairsAsync(2, Lane.Assisted);
        var client = await served.UserAsync(UserRole.Reviewer);
        await LeaseAsync(client, pairs[0]);
        var item = await client.OkAsync($"/review/items/{pairs[0].Id}");
        var suggested = item.Text("suggestion.verdict");

        (await client.PostAsync($"/review/items/{pairs[0].Id}/judgment", Vote(suggested, action: "override"), HttpStatusCode.BadRequest)).At("errors.action").ShouldNotBeNull();
        var accepted = await client.PostAsync($"/review/items/{pairs[0].Id}/judgment", Vote(suggested));
        (accepted.Text("judgment.action"), accepted.Text("step")).ShouldBe(("accept", "done"));
        await LeaseAsync(client, pairs[1]);
        (await client.PostAsync($"/review/items/{pairs[1].Id}/judgment", Vote("both_bad"))).Text("judgment.action").ShouldBe("override");
    }

    [Test]
    public async Task The_same_id_twice_is_one_judgment()
    {
        var pair = (await served.AddPairsAsync(1, Lane.Blind))[0];
        var client = await served.UserAsync(UserRole.Reviewer);
        await LeaseAsync(client, pair);
        var vote = Vote("tie");

        var first = await client.PostAsync($"/review/items/{pair.Id}/judgment", vote);
        var again = await client.PostAsync($"/review/items/{pair.Id}/judgment", vote);
        again.ToJsonString().ShouldBe(first.ToJsonString());
        (await client.OkAsync($"/review/items/{pair.Id}"))["own"]!.AsArray().Count.ShouldBe(1);
        await client.PostAsync($"/review/items/{pair.Id}/judgment", Vote("tie"), HttpStatusCode.Conflict);
    }

    [Test]
    public async Task A_draft_of_a_stale_tab_is_answered_with_the_newer_one()
    {
        var pair = (await served.AddPairsAsync(1, Lane.Blind))[0];
        var client = await served.UserAsync(UserRole.Reviewer);
        await LeaseAsync(client, pair);
        var path = $"/review/items/{pair.Id}/draft";

        (await client.PutAsync(path, new { basedOn = 0, content = new { verdict = "tie" } })).At("revision")!.GetValue<int>().ShouldBe(1);
        (await client.PutAsync(path, new { basedOn = 1, content = new { verdict = "a_better" } })).At("revision")!.GetValue<int>().ShouldBe(2);
        var newer = await client.PutAsync(path, new { basedOn = 1, content = new { verdict = "b_better" } }, HttpStatusCode.Conflict);
        (newer.At("revision")!.GetValue<int>(), newer.Text("content.verdict")).ShouldBe((2, "a_better"));
        await client.PutAsync(path, new { basedOn = 2, content = "text" }, HttpStatusCode.BadRequest);

        await client.PostAsync($"/review/items/{pair.Id}/judgment", Vote("tie"));
        (await client.OkAsync($"/review/items/{pair.Id}"))["draft"].ShouldBeNull();
    }

    [Test]
    public async Task A_span_is_kept_with_its_surroundings_and_one_that_does_not_fit_is_named()
    {
        const string text = "Find 𝒳 first.\n```python\npass\n```";
        var pair = (await served.AddPairsAsync(1, Lane.Blind, sample: _ => Some.Sample() with { Response = Some.Response(text) }))[0];
        var client = await served.UserAsync(UserRole.Reviewer);
        await LeaseAsync(client, pair);
        var hash = (await client.OkAsync($"/review/items/{pair.Id}")).Text("a.textHash");

        object Span(int start, int end, string quote, string? of = null) => new
        {
            id = Guid.CreateVersion7(),
            side = "a",
            startUtf16 = start,
            endUtf16 = end,
            quote,
            textHash = of ?? hash,
            category = "correctness/logic",
            severity = "major",
        };
        var refused = await client.PostAsync(
            $"/review/items/{pair.Id}/judgment",
            Vote("tie", spans: [Span(0, 4, "Find"), Span(6, 8, "x"), Span(8, 4, "x"), Span(0, 4, "Fond"), Span(0, 4, "Find", new string('0', 64))]),
            HttpStatusCode.BadRequest);
        refused["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["spans[1]", "spans[2]", "spans[3]", "spans[4]"]);

        var stored = await client.PostAsync($"/review/items/{pair.Id}/judgment", Vote("tie", spans: [Span(5, 7, "𝒳")]));
        (stored.Text("judgment.spans.0.prefix"), stored.Text("judgment.spans.0.quote")).ShouldBe(("Find ", "𝒳"));
    }

    [Test]
    public async Task With_one_place_a_pair_is_held_by_one_reviewer_and_with_two_by_two()
    {
        var (one, two) = ((await served.AddPairsAsync(1, Lane.Blind))[0], (await served.AddPairsAsync(1, Lane.Blind, overlap: 2))[0]);
        var (anna, ben) = (await served.UserAsync(UserRole.Reviewer), await served.UserAsync(UserRole.Reviewer));
        await LeaseAsync(anna, one);
        await ben.PostAsync($"/review/items/{one.Id}/lease", new { }, HttpStatusCode.Conflict);
        await ben.GetAsync($"/api/v1/review/items/{one.Id}", HttpStatusCode.Conflict);
        await anna.SendAsync(HttpMethod.Delete, $"/api/v1/review/items/{one.Id}/lease", body: null, HttpStatusCode.NoContent);
        await LeaseAsync(ben, one);

        await LeaseAsync(anna, two);
        await LeaseAsync(ben, two);
        (await anna.PutAsync($"/review/items/{two.Id}/lease", new { })).At("overlap")!.GetValue<int>().ShouldBe(2);
    }

    [Test]
    public async Task Reviewers_who_disagree_are_decided_between_and_a_preference_follows()
    {
        var pair = (await served.AddPairsAsync(1, Lane.Blind, overlap: 2))[0];
        var (anna, ben, admin) = (await served.UserAsync(UserRole.Reviewer), await served.UserAsync(UserRole.Reviewer), await served.UserAsync(UserRole.Admin));
        await LeaseAsync(anna, pair);
        await LeaseAsync(ben, pair);
        await anna.PostAsync($"/adjudication/{pair.Id}", Decision("tie"), HttpStatusCode.Forbidden);
        // Each sees the sides in an order of their own: what they say is brought to one order by the models.
        await VoteForAsync(anna, pair, "sample-strong");
        await admin.PostAsync($"/adjudication/{pair.Id}", Decision("tie"), HttpStatusCode.Conflict);
        await VoteForAsync(ben, pair, "sample-weak");

        var disputed = (await admin.OkAsync($"/adjudication?run={pair.Run}"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        disputed["opposite"]!.GetValue<bool>().ShouldBeTrue();
        disputed["votes"]!.AsArray().Select(vote => vote!.Text("verdict")).ShouldBe(["a_better", "b_better"], ignoreOrder: true);
        var models = await admin.OkAsync($"/review/items/{pair.Id}/models");
        await admin.PostAsync($"/adjudication/{pair.Id}", Decision(models.Text("a") == "sample-strong" ? "a_better" : "b_better"));

        (await admin.OkAsync($"/adjudication?run={pair.Run}"))["items"]!.AsArray().ShouldBeEmpty();
        var preference = (await anna.OkAsync($"/runs/{pair.Run}/preferences"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (preference.Text("chosenModel"), preference["adjudicated"]!.GetValue<bool>()).ShouldBe(("sample-strong", true));
        (await anna.OkAsync($"/runs/{pair.Run}/preferences/{preference.Text("id")}")).At("judgmentIds")!.AsArray().ShouldNotBeEmpty();
        (await anna.OkAsync($"/runs/{pair.Run}/preferences/count")).At("preferences")!.GetValue<int>().ShouldBe(1);
        (await anna.OkAsync($"/runs/{pair.Run}/agreement")).At("humanHumanItems")!.GetValue<int>().ShouldBe(1);
        (await anna.OkAsync($"/runs/{pair.Run}/judges/judge/bias")).At("pairs")!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(0);
        using var archive = new ZipArchive(await admin.GetStreamAsync($"/api/v1/runs/{pair.Run}/preferences/export?format=jsonl"));
        archive.Entries.Select(entry => entry.Name).ShouldContain("manifest.json");
        await admin.GetAsync($"/api/v1/runs/{pair.Run}/preferences/export?format=docx", HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task The_queue_counts_what_is_left_and_the_list_hides_what_must_not_be_known()
    {
        var pairs = await served.AddPairsAsync(3, Lane.Blind);
        var client = await served.UserAsync(UserRole.Reviewer);
        var next = await client.PostAsync("/review/next", new { run = pairs[0].Run.Value });
        await client.PostAsync($"/review/items/{next.Text("pair")}/skip", new { id = Guid.CreateVersion7(), reason = "", activeMs = 1, wallMs = 2 }, HttpStatusCode.BadRequest);
        await client.PostAsync($"/review/items/{next.Text("pair")}/skip", new { id = Guid.CreateVersion7(), reason = "too long", activeMs = 1, wallMs = 2 });

        var queue = await client.OkAsync($"/review/queue?run={pairs[0].Run}");
        (queue.At("total.pairs")!.GetValue<int>(), queue.At("total.done")!.GetValue<int>()).ShouldBe((3, 1));
        queue["runs"]!.AsArray().ShouldHaveSingleItem();
        var list = (await client.OkAsync($"/review/pairs?run={pairs[0].Run}&limit=2"));
        list["items"]!.AsArray().ShouldAllBe(item => item!["opinion"] == null);
        (await client.OkAsync($"/review/pairs?run={pairs[0].Run}&limit=2&after={list.Text("next")}"))["items"]!.AsArray().Count.ShouldBe(1);
        (await client.OkAsync($"/review/pairs?run={pairs[0].Run}&done=false"))["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Test]
    public async Task Guidelines_are_versions_and_a_stale_one_is_refused()
    {
        var admin = await served.UserAsync(UserRole.Admin);
        var newest = (await admin.OkAsync("/guidelines"))["items"]!.AsArray().Select(item => item!.At("version")!.GetValue<int>()).FirstOrDefault();
        (await admin.PutAsync("/guidelines", new { basedOn = newest, markdown = "# Be fair" })).At("version")!.GetValue<int>().ShouldBe(newest + 1);
        await admin.PutAsync("/guidelines", new { basedOn = newest, markdown = "# Be quick" }, HttpStatusCode.Conflict);
        await admin.PutAsync("/guidelines", new { basedOn = newest + 1, markdown = " " }, HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Users_are_added_renewed_and_revoked_and_the_log_says_by_whom()
    {
        var admin = await served.UserAsync(UserRole.Admin);
        (await admin.PostAsync("/users", new { name = "carla", role = "reviewer" }, HttpStatusCode.Created)).Text("token").ShouldNotBeEmpty();
        await admin.PostAsync("/users", new { name = "carla", role = "reviewer" }, HttpStatusCode.Conflict);
        await admin.PostAsync("/users", new { name = "dora", role = "king" }, HttpStatusCode.BadRequest);
        await admin.PostAsync("/users/carla/token", new { });
        await admin.SendAsync(HttpMethod.Delete, "/api/v1/users/carla", body: null, HttpStatusCode.NoContent);
        (await admin.OkAsync("/audit?limit=3"))["items"]!.AsArray().Select(entry => entry!.Text("action")).ShouldBe(["user.revoke", "user.renew_token", "user.add"]);
        (await admin.OkAsync("/about")).Text("version").ShouldNotBeEmpty();
        (await admin.OkAsync("/about/prices"))["items"]!.AsArray().ShouldNotBeEmpty();
    }

    private static Task<JsonNode> LeaseAsync(HttpClient client, ResponsePair pair) => client.PostAsync($"/review/items/{pair.Id}/lease", new { });

    private static object Vote(string verdict, string? supersedes = null, string? action = null, object[]? spans = null) =>
        new { id = Guid.CreateVersion7(), verdict, spans = spans ?? [], activeMs = 1200.5, wallMs = 2000.0, supersedes, action };

    private static object Decision(string verdict) => new { id = Guid.CreateVersion7(), verdict, spans = Array.Empty<object>(), activeMs = 1.0, wallMs = 2.0 };

    /// <summary>Votes, looks what the sides were, and corrects the vote where it was for the other.</summary>
    private static async Task VoteForAsync(HttpClient client, ResponsePair pair, string model)
    {
        var voted = await client.PostAsync($"/review/items/{pair.Id}/judgment", Vote("a_better"));
        if (voted.Text("models.a") != model) await client.PostAsync($"/review/items/{pair.Id}/judgment", Vote("b_better", supersedes: voted.Text("judgment.id")));
    }
}
