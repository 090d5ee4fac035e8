using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Writing;

/// <summary>Reads and adds versions of the guidelines.</summary>
internal static class GuidelineRows
{
    private const string Select = """
        select g.version, t.content as markdown, u.name as author, g.created_at
        from review.guideline g join core.text t on t.sha256 = g.text left join core.app_user u on u.id = g.author order by g.version desc
        """;

    /// <summary>All versions, newest first.</summary>
    public static async Task<IReadOnlyList<Guidelines>> ListAsync(ReadSession session) =>
        [.. (await session.RowsAsync<Row>(Select, new { })).Select(row => row.ToGuidelines())];

    /// <summary>Adds a version in the open transaction, unless the newest says the same.</summary>
    public static async Task<Guidelines> AddAsync(ReadSession session, string markdown, Guid? author)
    {
        // Two that are added at once are two versions, one after the other.
        await session.ExecuteAsync("lock table review.guideline in share row exclusive mode", new { });
        var newest = await session.RowAsync<Row>(Select + " limit 1", new { });
        if (newest is not null && newest.Markdown.Value == markdown) return newest.ToGuidelines();
        var texts = new TextSet();
        var text = texts.AddText(markdown);
        await texts.InsertFewAsync(session.Connection, session.CancellationToken);
        await session.ExecuteAsync(
            "insert into review.guideline (version, text, author) values (@Version, @Text, @Author)",
            new { Version = (newest?.Version ?? 0) + 1, Text = text.Hex, Author = author });
        return (await session.RowAsync<Row>(Select + " limit 1", new { }))!.ToGuidelines();
    }

    private sealed record Row
    {
        public required int Version { get; init; }

        public required RowText Markdown { get; init; }

        public string? Author { get; init; }

        public required DateTime CreatedAt { get; init; }

        public Guidelines ToGuidelines() => new(Version, Markdown.Value, Author, new DateTimeOffset(CreatedAt));
    }
}
