using System.Text.Json;

namespace LlmEval.IntegrationTests.Storage.Review;

// Drafts.
public abstract partial class ReviewQueueContract
{
    [Test]
    public async Task A_draft_is_saved_on_top_of_the_revision_that_it_was_made_from()
    {
        var pair = (await PairsAsync())[0];
        var reviewer = await ReviewerAsync();
        (await Queue.ReadDraftAsync(reviewer, pair.Id, None)).ShouldBeNull();
        (await SaveAsync(0, "{\"a\": \"\\u0000 \\ud83d 😀\"}")).ShouldBe((true, 1, "{\"a\": \"\\u0000 \\ud83d 😀\"}"));
        (await SaveAsync(1, "[2]")).ShouldBe((true, 2, "[2]"));
        // A stale tab gets what stands; a save whose answer was lost is saved.
        (await SaveAsync(1, "[3]")).ShouldBe((false, 2, "[2]"));
        (await SaveAsync(1, "[2]")).ShouldBe((true, 2, "[2]"));
        (await SaveAsync(0, "[4]")).ShouldBe((false, 2, "[2]"));
        var race = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SaveAsync(2, $"[{i + 10}]")));
        race.Count(saved => saved.Saved).ShouldBe(1);
        race.ShouldAllBe(saved => saved.Revision == 3 && saved.Content == race.Single(one => one.Saved).Content);
        (await Queue.ReadDraftAsync(await ReviewerAsync(), pair.Id, None)).ShouldBeNull();
        await Queue.DeleteDraftAsync(reviewer, pair.Id, None);
        await Queue.DeleteDraftAsync(reviewer, pair.Id, None);
        (await Queue.ReadDraftAsync(reviewer, pair.Id, None)).ShouldBeNull();

        async Task<(bool Saved, int Revision, string Content)> SaveAsync(int basedOn, string json)
        {
            using var document = JsonDocument.Parse(json);
            var saved = await Queue.SaveDraftAsync(reviewer, pair.Id, basedOn, document.RootElement, None);
            return (saved.Saved, saved.Draft.Revision, saved.Draft.Content.GetRawText());
        }
    }
}
