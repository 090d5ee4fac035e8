using LlmEval.Adapters.Assignments.Course;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Assignments.Servers;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Hosting.Assignments;

/// <summary>The open store of a course, with the wire to its builders.</summary>
public sealed class CourseAccess : IAsyncDisposable
{
    private readonly PostgresDatabase database;

    private CourseAccess(PostgresDatabase database) => (this.database, Store) = (database, new PostgresCourse(database));

    /// <summary>Keeps tasks, submissions and results.</summary>
    public ICourseStore Store { get; }

    /// <summary>Sends tasks.</summary>
    public CourseWire Wire { get; } = new();

    /// <summary>The database of a course: as for other commands, else the original's <c>DATABASE_URL</c>, where that names a PostgreSQL server.</summary>
    /// <param name="workingDirectory">Absolute path of the folder that the command was given in.</param>
    public static PostgresOptions OptionsFor(string workingDirectory)
    {
        var options = DatabaseAccess.OptionsFor(workingDirectory);
        return options.Url is null && options.Environment("DATABASE_URL") is { } url && url.StartsWith("postgres", StringComparison.Ordinal)
            ? options with { Url = new Secret("${env:DATABASE_URL}", url) }
            : options;
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="Core.Domain.Results.StorageException">It cannot be opened.</exception>
    public static async Task<CourseAccess> OpenAsync(PostgresOptions options, CancellationToken cancellationToken) => new(await PostgresDatabase.OpenAsync(options, cancellationToken));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        await database.DisposeAsync();
    }
}
