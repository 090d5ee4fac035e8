using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Users;

/// <summary>What every <see cref="IUserStore"/> with its <see cref="IAuditLog"/> does. Each test has an empty database.</summary>
public abstract class UserStoreContract
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    internal FakeTimeProvider Clock { get; } = new();

    protected abstract IAuditLog Log { get; }

    private static CancellationToken None => CancellationToken.None;

    private IUserStore Users => Create("root");

    [Test]
    public async Task A_user_is_found_by_the_token_that_was_shown_once()
    {
        var (user, token) = await Users.AddAsync("ann@example.org", UserRole.Reviewer, None);
        user.ShouldSatisfyAllConditions(
            () => user.Name.ShouldBe("ann@example.org"), () => user.Role.ShouldBe(UserRole.Reviewer), () => user.CreatedAt.ShouldBe(Clock.GetUtcNow()), () => user.RevokedAt.ShouldBeNull());
        token.Reveal().ShouldMatch("^lle_[A-Za-z0-9_-]{43}$");
        token.ToString().ShouldBe("***");
        (await Users.FindByTokenAsync(token, None)).ShouldBe(user);
        Clock.Advance(Hour);
        (await Users.FindByTokenAsync(token, None)).ShouldBe(user);
        foreach (var wrong in (string[])["", "lle_", token.Reveal()[..^1], token.Reveal() + "A", token.Reveal().ToUpperInvariant(), "\0\ud83d"])
        {
            (await Users.FindByTokenAsync(new Secret("a guess", wrong), None)).ShouldBeNull();
        }

        (await Users.AddAsync("bob", UserRole.Ingest, None)).Token.Reveal().ShouldNotBe(token.Reveal());
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("a\n")]
    [TestCase("ann/bob")]
    [TestCase("änn")]
    [TestCase("a\0")]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task What_is_not_a_name_is_refused(string name)
    {
        (await Should.ThrowAsync<UserException>(Users.AddAsync(name, UserRole.Admin, None))).Message.ShouldContain("1 to 64 letters");
        (await Users.ListAsync(None)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_name_is_of_one_user_also_when_many_want_it_at_once()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return await Users.AddAsync("ann", UserRole.Admin, None);
            }
            catch (UserException)
            {
                return null;
            }
        }));
        var one = added.OfType<NewToken>().ShouldHaveSingleItem();
        (await Users.ListAsync(None)).ShouldHaveSingleItem().ShouldBe(one.User);
        (await Should.ThrowAsync<UserException>(Users.AddAsync("ann", UserRole.Reviewer, None))).Message.ShouldContain("users token ann");
    }

    [Test]
    public async Task A_revoked_user_has_neither_token_nor_session_and_stays_in_the_list()
    {
        var (user, token) = await Users.AddAsync("bob", UserRole.Reviewer, None);
        var (other, kept) = await Users.AddAsync("ann", UserRole.Admin, None);
        var session = await Users.BeginSessionAsync(user.Id, Hour, None);
        Clock.Advance(Hour / 2);
        await Users.RevokeAsync("bob", None);
        var ended = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Users.RevokeAsync("bob", None);
        (await Users.FindByTokenAsync(token, None)).ShouldBeNull();
        (await Users.FindSessionAsync(session.Key, None)).ShouldBeNull();
        (await Users.FindByTokenAsync(kept, None)).ShouldBe(other);
        (await Users.ListAsync(None)).ShouldBe([other, user with { RevokedAt = ended }]);
        (await Should.ThrowAsync<UserException>(Users.RenewTokenAsync("bob", None))).Message.ShouldContain("revoked");
    }

    [Test]
    public async Task A_new_token_ends_the_earlier_ones()
    {
        var (user, first) = await Users.AddAsync("ann", UserRole.Admin, None);
        var second = await Users.RenewTokenAsync("ann", None);
        second.User.ShouldBe(user);
        (await Users.FindByTokenAsync(first, None)).ShouldBeNull();
        (await Users.FindByTokenAsync(second.Token, None)).ShouldBe(user);
    }

    [Test]
    public async Task Who_is_not_there_cannot_be_changed()
    {
        (await Should.ThrowAsync<UserException>(Users.RevokeAsync("nobody", None))).Message.ShouldContain("users list");
        await Should.ThrowAsync<UserException>(Users.RenewTokenAsync("no\0body", None));
    }

    [Test]
    public async Task A_session_is_extended_by_use_and_ends_without()
    {
        var user = (await Users.AddAsync("ann", UserRole.Admin, None)).User;
        var session = await Users.BeginSessionAsync(user.Id, Hour, None);
        session.ExpiresAt.ShouldBe(Clock.GetUtcNow() + Hour);
        for (var i = 0; i < 5; i++)
        {
            Clock.Advance(Hour - TimeSpan.FromMinutes(2));
            var found = (await Users.FindSessionAsync(session.Key, None)).ShouldNotBeNull();
            (found.User, found.CsrfToken, found.ExpiresAt).ShouldBe((user, session.CsrfToken, Clock.GetUtcNow() + Hour));
        }

        Clock.Advance(Hour);
        (await Users.FindSessionAsync(session.Key, None)).ShouldBeNull();
    }

    [Test]
    public async Task Sessions_are_of_their_own_and_end_when_told()
    {
        var user = (await Users.AddAsync("ann", UserRole.Admin, None)).User;
        var (one, two) = (await Users.BeginSessionAsync(user.Id, Hour, None), await Users.BeginSessionAsync(user.Id, Hour, None));
        one.Key.Reveal().Length.ShouldBe(43);
        new[] { one.Key.Reveal(), one.CsrfToken, two.Key.Reveal(), two.CsrfToken }.ShouldBeUnique();
        await Users.EndSessionAsync(one.Key, None);
        await Users.EndSessionAsync(one.Key, None);
        (await Users.FindSessionAsync(one.Key, None)).ShouldBeNull();
        (await Users.FindSessionAsync(two.Key, None)).ShouldNotBeNull();
        // A key is none by being a token, or the hash of one.
        (await Users.FindSessionAsync(new Secret("a guess", ContentHash.OfText(two.Key.Reveal()).Hex), None)).ShouldBeNull();
        (await Users.FindByTokenAsync(two.Key, None)).ShouldBeNull();
    }

    [TestCase("root", "root")]
    [TestCase("DOMAIN\\Jörg K", "DOMAINJrgK")]
    [TestCase("日本", "local")]
    public async Task The_user_of_this_machine_has_the_name_of_their_account(string account, string name)
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Create(account).LocalUserAsync(None)));
        made.ShouldAllBe(user => user == made[0]);
        (made[0].Name, made[0].Role).ShouldBe((name, UserRole.Admin));
        (await Users.ListAsync(None)).ShouldBe([made[0]]);
    }

    [Test]
    public async Task The_user_of_this_machine_is_not_a_user_who_happens_to_have_that_name()
    {
        var namesake = (await Users.AddAsync("root", UserRole.Reviewer, None)).User;
        var local = await Users.LocalUserAsync(None);
        local.Name.ShouldBe("root@local");
        local.Id.ShouldNotBe(namesake.Id);
        (await Users.LocalUserAsync(None)).ShouldBe(local);
    }

    [Test]
    public async Task The_log_gives_back_what_was_added_the_newest_first_page_by_page()
    {
        var user = (await Users.AddAsync("ann", UserRole.Admin, None)).User;
        AuditEntry[] entries = [.. Enumerable.Range(0, 5).Select(i => new AuditEntry(Some.Time.AddSeconds(i), i % 2 == 0 ? user.Id : null, "user.add", $"bob\0{i}", i == 0 ? null : "as \ud83d"))];
        foreach (var entry in entries) await Log.AddAsync(entry, None);
        var first = await Log.ReadAsync(null, 3, None);
        var second = await Log.ReadAsync(first[^1].Sequence, 3, None);
        first.Concat(second).Select(stored => stored.Entry).ShouldBe(entries.Reverse());
        first.Select(stored => stored.UserName).ShouldBe(["ann", null, "ann"]);
        (await Log.ReadAsync(second[^1].Sequence, 3, None)).ShouldBeEmpty();
    }

    /// <summary>A store in the test's database, on a machine whose user has this account.</summary>
    protected abstract IUserStore Create(string account);
}
