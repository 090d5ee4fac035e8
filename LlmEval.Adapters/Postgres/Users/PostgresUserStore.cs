using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Users;

/// <summary>Keeps users, their tokens and their sessions in PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when sessions end; null: the database's clock.</param>
/// <param name="account">Name of this machine's user; null: the account of this process.</param>
public sealed class PostgresUserStore(PostgresDatabase database, TimeProvider? clock = null, string? account = null) : IUserStore
{
    // Both are written at most once in this time: a page makes many calls.
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public async Task<NewToken> AddAsync(string name, UserRole role, CancellationToken cancellationToken)
    {
        if (!UserNames.IsName(name)) throw new UserException($"'{name}' is not a name for a user: {UserNames.Rule}.");
        var (id, token) = (UserId.New(), RandomKey.NewToken());
        var user = await database.TransactAsync(
            async session =>
            {
                // The id is ours: doing it again finds what was done.
                const string insert = """
                    insert into core.app_user (id, name, role, created_at) values (@Id, @Name, @Role, @Now) on conflict do nothing
                    """;
                await session.ExecuteAsync(insert, new { Id = id.Value, Name = name, Role = NameOf<UserRole>.Of(role), Now = clock.GetUtcNow() });
                if (await session.RowAsync<UserReading>(UserReading.Select + "where u.id = @Id", new { Id = id.Value }) is not { } row)
                {
                    throw new UserException($"There is a user {name} already. For a new token: llm-eval users token {name}");
                }

                await AddTokenAsync(session, id, token);
                return row.ToUser();
            },
            cancellationToken);
        return new NewToken(user, token);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<User>>(
        async session => [.. (await session.RowsAsync<UserReading>(UserReading.Select + "order by u.name collate \"C\"", new { })).Select(row => row.ToUser())],
        cancellationToken);

    /// <inheritdoc />
    public Task RevokeAsync(string name, CancellationToken cancellationToken) => database.TransactAsync(
        async session =>
        {
            var user = await FindAsync(session, name);
            var values = new { user.Id, Now = clock.GetUtcNow() };
            await session.ExecuteAsync("update core.app_user set revoked_at = coalesce(revoked_at, @Now) where id = @Id", values);
            await session.ExecuteAsync("update core.token set revoked_at = coalesce(revoked_at, @Now) where user_id = @Id", values);
            await session.ExecuteAsync("delete from core.session where user_id = @Id", values);
            // What they hold is free for others at once.
            return await session.ExecuteAsync("update review.showing set leased_until = null where reviewer = @Id and leased_until is not null", values);
        },
        cancellationToken);

    /// <inheritdoc />
    public async Task<NewToken> RenewTokenAsync(string name, CancellationToken cancellationToken)
    {
        var token = RandomKey.NewToken();
        var user = await database.TransactAsync(
            async session =>
            {
                var found = await FindAsync(session, name);
                if (found.RevokedAt is not null) throw new UserException($"{name} was revoked and can have no token. Add a user under another name.");
                const string revoke = "update core.token set revoked_at = coalesce(revoked_at, @Now) where user_id = @Id and hash <> @Hash";
                await session.ExecuteAsync(revoke, new { found.Id, Now = clock.GetUtcNow(), Hash = RandomKey.HashOf(token) });
                await AddTokenAsync(session, new UserId(found.Id), token);
                return found.ToUser();
            },
            cancellationToken);
        return new NewToken(user, token);
    }

    /// <inheritdoc />
    public Task<User?> FindByTokenAsync(Secret token, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            const string select = $"""
                select {UserReading.Columns}, t.hash, t.last_used_at as used_at from core.token t join core.app_user u on u.id = t.user_id
                where t.hash = @Hash and t.revoked_at is null and u.revoked_at is null
                """;
            const string use = "update core.token set last_used_at = @Now where hash = @Hash";
            var values = new { Hash = RandomKey.HashOf(token), Now = clock.GetUtcNow() };
            // Found by an index over hashes: how long that takes tells nothing of the token.
            var row = await session.RowAsync<TokenReading>(select, values);
            if (row is null || !RandomKey.AreEqual(row.Hash, values.Hash)) return null;
            if (row.UsedAt is not { } used || new DateTimeOffset(used) + Grain < values.Now) await session.ExecuteAsync(use, values);
            return row.ToUser();
        },
        cancellationToken);

    /// <inheritdoc />
    public async Task<NewSession> BeginSessionAsync(UserId user, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var (key, csrf, now) = (RandomKey.NewSessionKey(), RandomKey.NewText(), clock.GetUtcNow());
        var lifetimeSeconds = (int)Math.Ceiling(lifetime.TotalSeconds);
        var expires = now.AddSeconds(lifetimeSeconds);
        await database.TransactAsync(
            async session =>
            {
                const string insert = """
                    insert into core.session (hash, user_id, csrf_token, lifetime_s, created_at, expires_at) values (@Hash, @User, @Csrf, @Lifetime, @Now, @Expires)
                    on conflict do nothing
                    """;
                await session.ExecuteAsync("delete from core.session where expires_at <= @Now", new { Now = now });
                return await session.ExecuteAsync(
                    insert, new { Hash = RandomKey.HashOf(key), User = user.Value, Csrf = csrf, Lifetime = lifetimeSeconds, Now = now, Expires = expires });
            },
            cancellationToken);
        return new NewSession(key, csrf, expires);
    }

    /// <inheritdoc />
    public Task<UserSession?> FindSessionAsync(Secret key, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            const string select = $"""
                select {UserReading.Columns}, s.hash, s.csrf_token, s.lifetime_s, s.expires_at from core.session s join core.app_user u on u.id = s.user_id
                where s.hash = @Hash and s.expires_at > @Now and u.revoked_at is null
                """;
            const string extend = "update core.session set expires_at = @Expires where hash = @Hash";
            var (hash, now) = (RandomKey.HashOf(key), clock.GetUtcNow());
            var row = await session.RowAsync<SessionReading>(select, new { Hash = hash, Now = now });
            if (row is null || !RandomKey.AreEqual(row.Hash, hash)) return null;
            var (stands, extended) = (new DateTimeOffset(row.ExpiresAt), now.AddSeconds(row.LifetimeS));
            if (stands + Grain >= extended) return new UserSession(row.ToUser(), row.CsrfToken, stands);
            await session.ExecuteAsync(extend, new { Hash = hash, Expires = extended });
            return new UserSession(row.ToUser(), row.CsrfToken, extended);
        },
        cancellationToken);

    /// <inheritdoc />
    public Task EndSessionAsync(Secret key, CancellationToken cancellationToken) => database.TransactAsync(
        session => session.ExecuteAsync("delete from core.session where hash = @Hash", new { Hash = RandomKey.HashOf(key) }), cancellationToken);

    /// <inheritdoc />
    public Task<User> LocalUserAsync(CancellationToken cancellationToken) => database.TransactAsync(
        async session =>
        {
            const string select = UserReading.Select + "where u.is_local";
            if (await session.RowAsync<UserReading>(select, new { }) is { } known) return known.ToUser();
            var name = UserNames.From(account ?? Environment.UserName, fallback: "local");
            // The account's name may be that of a user with a token, who is somebody else for all we know.
            const string insert = """
                insert into core.app_user (id, name, role, is_local, created_at)
                select @Id, coalesce(
                    (select n from unnest(@Names) with ordinality as x (n, place) where not exists (select from core.app_user u where u.name = n) order by place limit 1), @Id::text),
                    @Role, true, @Now
                on conflict do nothing
                """;
            string[] names = [name, $"{name}@local".Length <= 64 ? $"{name}@local" : name];
            await session.ExecuteAsync(insert, new { Id = UserId.New().Value, Names = names, Role = NameOf<UserRole>.Of(UserRole.Admin), Now = clock.GetUtcNow() });
            return (await session.RowAsync<UserReading>(select, new { }))!.ToUser();
        },
        cancellationToken);

    private static async Task<UserReading> FindAsync(ReadSession session, string name) =>
        await session.RowAsync<UserReading>(UserReading.Select + "where u.name = @Name for no key update", new { Name = StoredText.Encode(name) })
        ?? throw new UserException($"There is no user {name}. See: llm-eval users list");

    private Task<int> AddTokenAsync(ReadSession session, UserId user, Secret token) => session.ExecuteAsync(
        "insert into core.token (hash, user_id, created_at) values (@Hash, @User, @Now) on conflict do nothing",
        new { Hash = RandomKey.HashOf(token), User = user.Value, Now = clock.GetUtcNow() });

    private sealed record TokenReading : UserReading
    {
        public required string Hash { get; init; }

        public DateTime? UsedAt { get; init; }
    }

    private sealed record SessionReading : UserReading
    {
        public required string Hash { get; init; }

        public required string CsrfToken { get; init; }

        public required int LifetimeS { get; init; }

        public required DateTime ExpiresAt { get; init; }
    }
}
