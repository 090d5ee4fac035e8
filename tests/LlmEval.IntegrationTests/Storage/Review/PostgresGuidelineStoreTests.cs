using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Users;

namespace LlmEval.IntegrationTests.Storage.Review;

/// <summary>What <see cref="Core.Domain.Review.IGuidelineStore"/> promises, on PostgreSQL.</summary>
[Parallelizable]
public class PostgresGuidelineStoreTests
{
    private TestDatabase files = null!;
    private PostgresDatabase database = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        Postgres.Bin(15);
        files = await TestDatabase.CreateAsync();
        database = await files.OpenAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (database is not null) await database.DisposeAsync();
        if (files is not null) await files.DisposeAsync();
    }

    [Test]
    public async Task Each_new_text_is_a_version_and_the_newest_again_is_none()
    {
        var store = new PostgresGuidelineStore(database);
        var author = await new PostgresUserStore(database, account: "ann").LocalUserAsync(CancellationToken.None);
        (await store.ListAsync(CancellationToken.None)).ShouldBeEmpty();
        var first = await store.AddAsync("# Be fair\0", null, CancellationToken.None);
        (await store.AddAsync("# Be fair\0", author.Id, CancellationToken.None)).ShouldBe(first);
        var second = await store.AddAsync("# Be quick", author.Id, CancellationToken.None);
        var third = await store.AddAsync("# Be fair\0", null, CancellationToken.None);
        (first.Version, first.Author, second.Version, second.Author, third.Version).ShouldBe((1, null, 2, "ann", 3));
        (await store.ListAsync(CancellationToken.None)).ShouldBe([third, second, first]);
    }

    [Test]
    public async Task Versions_that_are_added_at_once_are_numbered_one_after_the_other()
    {
        var store = new PostgresGuidelineStore(database);
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => store.AddAsync($"version {i}", null, CancellationToken.None)));
        added.Select(version => version.Version).Order().ShouldBe(Enumerable.Range(1, 8));
        (await store.ListAsync(CancellationToken.None)).Select(version => version.Version).ShouldBe(Enumerable.Range(1, 8).Reverse());
    }
}
