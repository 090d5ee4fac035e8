using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Lab;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Lab.Catalogue;

/// <summary>Keeps what has versions: a row by its key (<c>p</c>), and one per version (<c>v</c>) that is never changed.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <typeparam name="TReading">Its row.</typeparam>
internal abstract class VersionedRows<T, TReading>(PostgresDatabase database, TimeProvider clock)
    where T : class
    where TReading : IVersionedReading<T>
{
    /// <summary>Selects versions; no condition.</summary>
    protected abstract string Select { get; }

    /// <summary>The table of <c>p</c>.</summary>
    protected abstract string Table { get; }

    /// <summary>The key's column of <c>p</c>.</summary>
    protected abstract string Key { get; }

    /// <summary>The order of lists.</summary>
    protected abstract string Order { get; }

    /// <summary>Inserts the row, or nothing where the key or name is taken.</summary>
    protected abstract string Insert { get; }

    /// <summary>Inserts a version.</summary>
    protected abstract string InsertVersion { get; }

    /// <summary>Writes the row of <c>@Key</c>.</summary>
    protected abstract string Update { get; }

    /// <summary>All in their latest versions.</summary>
    public Task<IReadOnlyList<T>> ListAsync(bool activeOnly, CancellationToken cancellationToken) => database.ReadAsync(
        session => RowsAsync(session, $"v.version = p.latest_version and (p.is_active or not @ActiveOnly) order by {Order}", new { ActiveOnly = activeOnly }),
        cancellationToken);

    /// <summary>One in a version, or in its latest for null; null when there is none.</summary>
    public Task<T?> FindAsync(string key, int? version, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, key, version), cancellationToken);

    /// <summary>All versions of one, newest first.</summary>
    public Task<IReadOnlyList<T>> VersionsAsync(string key, CancellationToken cancellationToken) => database.ReadAsync(
        session => RowsAsync(session, $"{Key} = @Key order by v.version desc", new { Key = new RowText(key) }), cancellationToken);

    /// <summary>Adds one as version 1.</summary>
    /// <exception cref="LabNameTakenException">There is one of this key or name.</exception>
    public Task<T> AddAsync(T item, CancellationToken cancellationToken)
    {
        var (now, tries) = (Now(), 0);
        return database.TransactAsync(
            async session =>
            {
                var isFirstTry = tries++ == 0;
                var row = RowOf(item, version: 1, now);
                var isNew = await session.ExecuteAsync(Insert, row) > 0;
                if (isNew) await session.ExecuteAsync(InsertVersion, row);
                var stored = await FindAsync(session, KeyOf(item), version: null);
                // A connection can be lost right after the commit: then it is our own row that is in the way.
                return stored is not null && (isNew || (!isFirstTry && CreatedAt(stored) == now)) ? stored : throw Taken(item);
            },
            cancellationToken);
    }

    /// <summary>Writes one that is there; a new version where its contents differ from the latest.</summary>
    /// <exception cref="LabNotFoundException">There is none of this key.</exception>
    /// <exception cref="LabNameTakenException">Another one has its name.</exception>
    public Task<T> UpdateAsync(T item, CancellationToken cancellationToken)
    {
        var now = Now();
        return database.TransactAsync(
            async session =>
            {
                var select = $"select p.latest_version from {Table} p where {Key} = @Key for no key update of p";
                var key = KeyOf(item);
                if (await session.RowAsync<int?>(select, new { Key = new RowText(key) }) is not { } latest) throw Missing(key);
                var isSame = AreSame((await FindAsync(session, key, latest))!, item);
                var row = RowOf(item, isSame ? latest : latest + 1, now);
                if (!isSame) await session.ExecuteAsync(InsertVersion, row);
                await UpdateAsync(session, item, row);
                return (await FindAsync(session, key, version: null))!;
            },
            cancellationToken);
    }

    /// <summary>The key of one.</summary>
    protected abstract string KeyOf(T item);

    /// <summary>When one was made.</summary>
    protected abstract DateTimeOffset CreatedAt(T item);

    /// <summary>Whether two have the same versioned contents.</summary>
    protected abstract bool AreSame(T one, T other);

    /// <summary>The values of both rows.</summary>
    protected abstract object RowOf(T item, int version, DateTimeOffset now);

    /// <summary>What is said when the key or name is taken.</summary>
    protected abstract LabNameTakenException Taken(T item);

    /// <summary>What is said when there is none.</summary>
    protected abstract LabNotFoundException Missing(string key);

    // PostgreSQL keeps microseconds.
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond));
    }

    private async Task UpdateAsync(ReadSession session, T item, object row)
    {
        try
        {
            await session.ExecuteAsync(Update, row);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw Taken(item);
        }
    }

    private async Task<T?> FindAsync(ReadSession session, string key, int? version) =>
        (await RowsAsync(session, $"{Key} = @Key and v.version = coalesce(@Version, p.latest_version)", new { Key = new RowText(key), Version = version })).SingleOrDefault();

    private async Task<IReadOnlyList<T>> RowsAsync(ReadSession session, string condition, object values) =>
        [.. (await session.RowsAsync<TReading>($"{Select} where {condition}", values)).Select(row => row.ToRecord())];
}

/// <summary>A row of something in one of its versions.</summary>
internal interface IVersionedReading<out T>
{
    /// <summary>The record.</summary>
    T ToRecord();
}
