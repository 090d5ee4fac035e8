using LlmEval.Adapters.Postgres;

namespace LlmEval.IntegrationTests.Storage.Review;

/// <summary>An open database of one major, with further data sources on it as another process would have.</summary>
internal sealed class MajorDatabase(TestDatabase files, PostgresDatabase database) : IAsyncDisposable
{
    public PostgresDatabase Database => database;

    public TestDatabase Files => files;

    public static async Task<MajorDatabase> OpenAsync(int major)
    {
        var files = await TestDatabase.CreateAsync(Postgres.Bin(major));
        return new MajorDatabase(files, await files.OpenAsync());
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await files.DisposeAsync();
    }
}
