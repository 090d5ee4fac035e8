using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Hosting;

/// <summary>The users of the database that a command means. Whatever is changed through it stands in the audit log.</summary>
public sealed class UserAccess : IAsyncDisposable
{
    private readonly PostgresDatabase database;
    private readonly PostgresAuditLog log;

    private UserAccess(PostgresDatabase database)
    {
        this.database = database;
        Users = new PostgresUserStore(database);
        log = new PostgresAuditLog(database);
    }

    /// <summary>The users.</summary>
    public IUserStore Users { get; }

    /// <summary>Opens the database that a command in this folder means; makes an embedded one that is not there yet.</summary>
    /// <exception cref="Core.Domain.Results.StorageException">It cannot be opened.</exception>
    public static async Task<UserAccess> OpenAsync(string workingDirectory, CancellationToken cancellationToken) =>
        new(await PostgresDatabase.OpenAsync(DatabaseAccess.OptionsFor(workingDirectory), cancellationToken));

    /// <summary>Writes down what was done to a user on the command line: by the account, as nobody has logged in there.</summary>
    public Task RecordAsync(string action, string name, string? detail, CancellationToken cancellationToken)
    {
        var by = $"on the command line, by the account {Environment.UserName}";
        return log.AddAsync(new AuditEntry(TimeProvider.System.GetUtcNow(), User: null, action, name, detail is null ? by : $"{detail}; {by}"), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
