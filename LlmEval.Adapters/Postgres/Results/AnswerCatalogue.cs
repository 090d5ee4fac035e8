using Dapper;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results;

/// <summary>Looks at the answer cache and clears it.</summary>
public sealed class AnswerCatalogue(PostgresDatabase database)
{
    private const string Filter = "(@Model::text is null or a.model = @Model) and (@Before::timestamptz is null or a.created_at < @Before)";

    /// <summary>What it holds, a line per provider and model.</summary>
    public Task<IReadOnlyList<AnswerCount>> ReadAsync(CancellationToken cancellationToken) => WithConnectionAsync<IReadOnlyList<AnswerCount>>(
        async connection =>
        {
            const string select = """
                select a.provider, a.model, count(*) as answers, count(a.private_to) as private, coalesce(sum(octet_length(t.content)), 0)::bigint as text_bytes,
                    coalesce(sum(a.input_tokens), 0)::bigint as input_tokens, coalesce(sum(a.output_tokens), 0)::bigint as output_tokens,
                    min(a.created_at) as oldest, max(a.created_at) as newest
                from core.answer a left join core.text t on t.sha256 = a.response_text
                group by a.provider, a.model order by a.provider, a.model
                """;
            var rows = await connection.QueryAsync<Row>(new CommandDefinition(select, cancellationToken: cancellationToken));
            return [.. rows.Select(row => row.ToCount())];
        },
        cancellationToken);

    /// <summary>How many answers would be cleared.</summary>
    /// <param name="model">Only of this model, as the provider knows it; null for all.</param>
    /// <param name="before">Only those kept before this time; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<long> CountAsync(string? model, DateTimeOffset? before, CancellationToken cancellationToken) => WithConnectionAsync(
        connection => connection.ExecuteScalarAsync<long>(Command($"select count(*) from core.answer a where {Filter}", model, before, cancellationToken)), cancellationToken);

    /// <summary>Clears answers; results of runs are not touched.</summary>
    /// <returns>How many.</returns>
    public Task<long> ClearAsync(string? model, DateTimeOffset? before, CancellationToken cancellationToken) => WithConnectionAsync(
        async connection => (long)await connection.ExecuteAsync(Command($"delete from core.answer a where {Filter}", model, before, cancellationToken)), cancellationToken);

    private static CommandDefinition Command(string sql, string? model, DateTimeOffset? before, CancellationToken cancellationToken) => new(
        sql, new { Model = model is null ? null : StoredText.Encode(model), Before = before?.ToUniversalTime() }, cancellationToken: cancellationToken);

    private async Task<T> WithConnectionAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        T? result = default;
        await database.RetryAsync(
            async token =>
            {
                await using var connection = await database.DataSource.OpenConnectionAsync(token);
                result = await work(connection);
            },
            cancellationToken);
        return result!;
    }

    private sealed record Row
    {
        public required RowText Provider { get; init; }

        public required RowText Model { get; init; }

        public required long Answers { get; init; }

        public required long Private { get; init; }

        public required long TextBytes { get; init; }

        public required long InputTokens { get; init; }

        public required long OutputTokens { get; init; }

        public required DateTime Oldest { get; init; }

        public required DateTime Newest { get; init; }

        public AnswerCount ToCount() => new()
        {
            Provider = Provider.Value,
            Model = Model.Value,
            Answers = Answers,
            Private = Private,
            TextBytes = TextBytes,
            InputTokens = InputTokens,
            OutputTokens = OutputTokens,
            Oldest = new DateTimeOffset(Oldest),
            Newest = new DateTimeOffset(Newest),
        };
    }
}

/// <summary>The cached answers of one model.</summary>
public sealed record AnswerCount
{
    /// <summary>The provider's literal name.</summary>
    public required string Provider { get; init; }

    /// <summary>The model, as the provider knows it.</summary>
    public required string Model { get; init; }

    /// <summary>Answers.</summary>
    public required long Answers { get; init; }

    /// <summary>The part of them that only one unfinished run may take.</summary>
    public required long Private { get; init; }

    /// <summary>Size of their texts, in bytes.</summary>
    public required long TextBytes { get; init; }

    /// <summary>Input tokens that need not be paid for again.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Output tokens that need not be paid for again.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>When the oldest was kept.</summary>
    public required DateTimeOffset Oldest { get; init; }

    /// <summary>When the newest was kept.</summary>
    public required DateTimeOffset Newest { get; init; }
}
