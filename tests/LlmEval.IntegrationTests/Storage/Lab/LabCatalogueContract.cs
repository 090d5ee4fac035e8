using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>What every <see cref="ILabCatalogue"/> does.</summary>
public abstract class LabCatalogueContract : LabContract
{
    private ILabCatalogue Catalogue => Ports.Catalogue;

    [Test]
    public async Task A_prompt_comes_back_as_it_was_written([Range(1, 10)] int seed)
    {
        var odd = new OddValues(seed);
        var prompt = SomeLab.Prompt() with
        {
            Messages = odd.Many<ChatMessage>(3),
            Rows = [.. Enumerable.Range(0, 3).Select(i => new LabRow(odd.Text(), Texts(odd)))],
            Description = odd.Text(),
            Category = odd.Text(),
            Tags = odd.Many<string>(2),
            Metadata = Texts(odd),
        };
        var now = Clock.GetUtcNow();
        var stored = prompt with { Version = 1, CreatedAt = now, UpdatedAt = now, VersionedAt = now };
        (await Catalogue.AddPromptAsync(prompt, None)).ShouldBeTheSameAs(stored);
        (await Catalogue.FindPromptAsync(prompt.Name, null, None)).ShouldBeTheSameAs(stored);
        (await Catalogue.ListPromptsAsync(activeOnly: true, None)).Single(found => found.Name == prompt.Name).ShouldBeTheSameAs(stored);
        stored.Hash.ShouldBe(prompt.Hash);
    }

    [Test]
    public async Task A_config_comes_back_as_it_was_written([Range(1, 10)] int seed)
    {
        var odd = new OddValues(seed);
        var config = SomeLab.Config() with { Connection = odd.Text(), Model = odd.Text(), Parameters = odd.Of<ModelParameters>(), Description = odd.Text() };
        var now = Clock.GetUtcNow();
        var stored = config with { CreatedAt = now, UpdatedAt = now, VersionedAt = now };
        (await Catalogue.AddConfigAsync(config, None)).ShouldBeTheSameAs(stored);
        (await Catalogue.FindConfigAsync(config.Name, 1, None)).ShouldBeTheSameAs(stored);
    }

    [Test]
    public async Task A_review_prompt_comes_back_as_it_was_written([Range(1, 10)] int seed)
    {
        var odd = new OddValues(seed);
        var prompt = odd.Of<ReviewPrompt>() with { Id = SomeLab.Name("id"), Name = SomeLab.Name("name"), Version = 1, IsActive = true, Scale = new ScoreScale(-1, 1.0 / 3) };
        var now = Clock.GetUtcNow();
        var stored = prompt with { CreatedAt = now, UpdatedAt = now, VersionedAt = now };
        (await Catalogue.AddReviewPromptAsync(prompt, None)).ShouldBeTheSameAs(stored);
        (await Catalogue.FindReviewPromptAsync(prompt.Id, null, None)).ShouldBeTheSameAs(stored);
    }

    [Test]
    public async Task What_is_not_there_is_null()
    {
        foreach (var name in (string[])[SomeLab.Name("nothing"), "", "\0\ud83d"])
        {
            (await Catalogue.FindPromptAsync(name, null, None)).ShouldBeNull();
            (await Catalogue.FindConfigAsync(name, 1, None)).ShouldBeNull();
            (await Catalogue.FindReviewPromptAsync(name, null, None)).ShouldBeNull();
            (await Catalogue.ListPromptVersionsAsync(name, None)).ShouldBeEmpty();
        }

        var prompt = await PromptAsync();
        (await Catalogue.FindPromptAsync(prompt.Name, 2, None)).ShouldBeNull();
        (await Catalogue.FindPromptAsync(prompt.Name, 0, None)).ShouldBeNull();
    }

    [Test]
    public async Task Contents_that_differ_make_a_version_and_the_same_again_none()
    {
        var first = await PromptAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        var described = await Catalogue.UpdatePromptAsync(first with { Description = "Better.", Tags = [] }, None);
        described.ShouldBeTheSameAs(first with { Description = "Better.", Tags = [], UpdatedAt = Clock.GetUtcNow() });
        Clock.Advance(TimeSpan.FromMinutes(1));
        var rows = new[] { new LabRow("row-1", new Dictionary<string, string> { ["topic"] = "loops" }) };
        // What the caller says of versions and times does not count.
        var second = await Catalogue.UpdatePromptAsync(described with { Rows = rows, Version = 7, CreatedAt = Some.Time }, None);
        second.ShouldBeTheSameAs(described with { Rows = rows, Version = 2, UpdatedAt = Clock.GetUtcNow(), VersionedAt = Clock.GetUtcNow() });
        Clock.Advance(TimeSpan.FromMinutes(1));
        var back = await Catalogue.UpdatePromptAsync(second with { Rows = [] }, None);
        (back.Version, back.Hash).ShouldBe((3, first.Hash));

        (await Catalogue.FindPromptAsync(first.Name, 1, None))!.ShouldSatisfyAllConditions(
            old => old.Rows.ShouldBeEmpty(), old => old.Description.ShouldBe("Better."), old => old.VersionedAt.ShouldBe(first.CreatedAt));
        var versions = await Catalogue.ListPromptVersionsAsync(first.Name, None);
        versions.Select(version => (version.Version, version.Rows.Count)).ShouldBe([(3, 0), (2, 1), (1, 0)]);
        (await Catalogue.ListPromptsAsync(activeOnly: true, None)).Count(prompt => prompt.Name == first.Name).ShouldBe(1);
    }

    [Test]
    public async Task A_config_keeps_its_versions()
    {
        var first = await ConfigAsync();
        var cleared = await Catalogue.UpdateConfigAsync(first with { Parameters = first.Parameters with { Verbosity = null } }, None);
        var other = await Catalogue.UpdateConfigAsync(cleared with { Connection = "local", Description = null }, None);
        (await Catalogue.UpdateConfigAsync(other, None)).Version.ShouldBe(3);
        var versions = await Catalogue.ListConfigVersionsAsync(first.Name, None);
        versions.Select(version => (version.Version, version.Connection, version.Parameters.Verbosity)).ShouldBe([(3, "local", null), (2, "openai", null), (1, "openai", "medium")]);
        versions.Select(version => version.Hash).ShouldBe([other.Hash, cleared.Hash, first.Hash]);
    }

    [Test]
    public async Task A_review_prompt_keeps_its_versions_and_can_be_renamed()
    {
        var first = await ReviewPromptAsync();
        var renamed = await Catalogue.UpdateReviewPromptAsync(first with { Name = SomeLab.Name("Renamed") }, None);
        renamed.Version.ShouldBe(1);
        var second = await Catalogue.UpdateReviewPromptAsync(renamed with { Criteria = [], SystemPrompt = "Judge." }, None);
        (second.Version, second.CreatedBy, second.Name).ShouldBe((2, "ann", renamed.Name));
        (await Catalogue.ListReviewPromptVersionsAsync(first.Id, None)).Select(version => version.Criteria.Count).ShouldBe([0, 2]);
        var other = await ReviewPromptAsync();
        (await Should.ThrowAsync<LabNameTakenException>(Catalogue.UpdateReviewPromptAsync(other with { Name = second.Name }, None))).Message.ShouldContain(second.Name);
        (await Catalogue.FindReviewPromptAsync(other.Id, null, None)).ShouldBeTheSameAs(other);
    }

    [Test]
    public async Task What_is_deleted_is_hidden_keeps_its_name_and_can_be_restored()
    {
        var (prompt, config, review) = (await PromptAsync(), await ConfigAsync(), await ReviewPromptAsync());
        await Catalogue.UpdatePromptAsync(prompt with { IsActive = false }, None);
        await Catalogue.UpdateConfigAsync(config with { IsActive = false }, None);
        await Catalogue.UpdateReviewPromptAsync(review with { IsActive = false }, None);
        (await ShownAsync(activeOnly: true)).ShouldBe((0, 0, 0));
        (await ShownAsync(activeOnly: false)).ShouldBe((1, 1, 1));
        (await Catalogue.FindPromptAsync(prompt.Name, null, None))!.ShouldBeTheSameAs(prompt with { IsActive = false });
        (await Should.ThrowAsync<LabNameTakenException>(Catalogue.AddPromptAsync(prompt, None))).Message.ShouldContain($"'{prompt.Name}'");
        (await Should.ThrowAsync<LabNameTakenException>(Catalogue.AddConfigAsync(config, None))).Message.ShouldContain("restored");
        await Should.ThrowAsync<LabNameTakenException>(Catalogue.AddReviewPromptAsync(review with { Name = SomeLab.Name("other") }, None));
        await Should.ThrowAsync<LabNameTakenException>(Catalogue.AddReviewPromptAsync(review with { Id = SomeLab.Name("other") }, None));
        (await Catalogue.UpdatePromptAsync(prompt, None)).ShouldBeTheSameAs(prompt);
        (await ShownAsync(activeOnly: true)).ShouldBe((1, 0, 0));

        async Task<(int Prompts, int Configs, int ReviewPrompts)> ShownAsync(bool activeOnly) => (
            (await Catalogue.ListPromptsAsync(activeOnly, None)).Count(found => found.Name == prompt.Name),
            (await Catalogue.ListConfigsAsync(activeOnly, None)).Count(found => found.Name == config.Name),
            (await Catalogue.ListReviewPromptsAsync(activeOnly, None)).Count(found => found.Id == review.Id));
    }

    [Test]
    public async Task What_is_not_there_cannot_be_written()
    {
        (await Should.ThrowAsync<LabNotFoundException>(Catalogue.UpdatePromptAsync(SomeLab.Prompt("no prompt"), None))).Message.ShouldContain("no prompt");
        (await Should.ThrowAsync<LabNotFoundException>(Catalogue.UpdateConfigAsync(SomeLab.Config("no config"), None))).Message.ShouldContain("no config");
        (await Should.ThrowAsync<LabNotFoundException>(Catalogue.UpdateReviewPromptAsync(SomeLab.ReviewPrompt("no review"), None))).Message.ShouldContain("no review");
        (await Should.ThrowAsync<LabNotFoundException>(Catalogue.SetWeightsAsync("no prompt", new RankingWeights(), "ann", None))).Message.ShouldContain("no prompt");
    }

    [Test]
    public async Task Lists_are_newest_first_but_review_prompts_as_they_were_made()
    {
        List<LabPrompt> prompts = [];
        List<LabConfig> configs = [];
        List<ReviewPrompt> reviews = [];
        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            prompts.Insert(0, await PromptAsync());
            configs.Insert(0, await ConfigAsync());
            reviews.Add(await ReviewPromptAsync());
        }

        Clock.Advance(TimeSpan.FromSeconds(1));
        await Catalogue.UpdatePromptAsync(prompts[2] with { Messages = [] }, None);
        (await Catalogue.ListPromptsAsync(activeOnly: true, None)).Select(found => found.Name).Where(prompts.Select(own => own.Name).Contains).ShouldBe(prompts.Select(own => own.Name));
        (await Catalogue.ListConfigsAsync(activeOnly: true, None)).Select(found => found.Name).Where(configs.Select(own => own.Name).Contains).ShouldBe(configs.Select(own => own.Name));
        (await Catalogue.ListReviewPromptsAsync(activeOnly: true, None)).Select(found => found.Id).Where(reviews.Select(own => own.Id).Contains).ShouldBe(reviews.Select(own => own.Id));
    }

    [Test]
    public async Task A_name_is_given_once_and_versions_are_numbered_without_gaps_however_many_write_at_once()
    {
        var config = SomeLab.Config();
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                return await Catalogue.AddConfigAsync(config with { Model = $"model-{i}" }, None);
            }
            catch (LabNameTakenException)
            {
                return null;
            }
        }));
        var one = added.OfType<LabConfig>().ShouldHaveSingleItem();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Catalogue.UpdateConfigAsync(one with { Model = $"next-{i}" }, None)));
        var versions = await Catalogue.ListConfigVersionsAsync(config.Name, None);
        versions.Select(version => version.Version).ShouldBe(Enumerable.Range(1, 9).Reverse());
        versions.Select(version => version.Model).ShouldBeUnique();
    }

    [Test]
    public async Task Weights_are_the_default_until_they_are_set()
    {
        var (prompt, other) = (await PromptAsync(), await PromptAsync());
        (await Catalogue.WeightsOfAsync(prompt.Name, None)).ShouldBe(new RankingWeights(0.6, 0.3, 0.1));
        await Catalogue.SetWeightsAsync(prompt.Name, new RankingWeights(1, 0, 0), "ann", None);
        await Catalogue.SetWeightsAsync(prompt.Name, new RankingWeights(0.2, 0.3, 0.5), "bob", None);
        (await Catalogue.WeightsOfAsync(prompt.Name, None)).ShouldBe(new RankingWeights(0.2, 0.3, 0.5));
        (await Catalogue.WeightsOfAsync(other.Name, None)).ShouldBe(new RankingWeights());
    }

    private static Dictionary<string, string> Texts(OddValues odd) => Enumerable.Range(0, 4).ToDictionary(i => $"{9 - i}{odd.Text()}", _ => odd.Text());
}
