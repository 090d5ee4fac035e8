using System.Text.Json;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Review.Queue;

/// <summary>What reviewers have begun.</summary>
internal static class Drafts
{
    /// <summary>A reviewer's draft; null when there is none.</summary>
    public static async Task<Draft?> ReadAsync(ReadSession session, UserId reviewer, PairId pair)
    {
        const string select = "select revision, content, saved_at from review.draft where pair_id = @Pair and reviewer = @Reviewer";
        return (await session.RowAsync<Row>(select, new { Pair = pair.Value, Reviewer = reviewer.Value }))?.ToDraft();
    }

    /// <summary>Saves on top of a revision, in the open transaction.</summary>
    public static async Task<DraftSaved> SaveAsync(ReadSession session, UserId reviewer, PairId pair, int basedOn, string content, DateTimeOffset now)
    {
        // A draft that was submitted or thrown away in another tab begins anew from whatever revision this tab had.
        const string save = """
            insert into review.draft as d (pair_id, reviewer, revision, content, saved_at) values (@Pair, @Reviewer, @BasedOn + 1, @Content, @Now)
            on conflict (pair_id, reviewer) do update set revision = d.revision + 1, content = excluded.content, saved_at = excluded.saved_at
            where d.revision = @BasedOn
            returning revision, content, saved_at
            """;
        var values = new { Pair = pair.Value, Reviewer = reviewer.Value, BasedOn = basedOn, Content = content, Now = now };
        var saved = await session.RowAsync<Row>(save, values);
        if (saved is not null) return new DraftSaved(true, saved.ToDraft());
        var stands = (await ReadAsync(session, reviewer, pair))!;
        // The same save again, after its answer was lost.
        var isOurs = stands.Revision == basedOn + 1 && stands.Content.GetRawText() == content;
        return new DraftSaved(isOurs, stands);
    }

    private sealed record Row
    {
        public required int Revision { get; init; }

        public required RowText Content { get; init; }

        public required DateTime SavedAt { get; init; }

        public Draft ToDraft()
        {
            using var document = JsonDocument.Parse(Content.Value);
            return new Draft(Revision, document.RootElement.Clone(), new DateTimeOffset(SavedAt));
        }
    }
}
