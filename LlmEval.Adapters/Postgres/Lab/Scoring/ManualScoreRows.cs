using System.Text.Json;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Scoring;

/// <summary>Writes and reads scores by hand.</summary>
internal static class ManualScoreRows
{
    private const string OfLab = "eval.sample s join eval.run_case c on c.id = s.case_id join lab.run r on r.eval_run = c.run_id";

    private const string Insert = $"""
        insert into lab.manual_score (id, sample, kind, evaluator, score, criteria, notes, strengths, weaknesses, metadata, created_at)
        select @Id, s.id, @Kind, @Evaluator, @Score, @Criteria::json, @Notes, @Strengths, @Weaknesses, @Metadata::jsonb, @CreatedAt
        from {OfLab} where s.id = @Experiment
        on conflict (id) do nothing
        """;

    private const string Select = $"""
        select x.id, x.sample, x.kind, x.evaluator, x.score, x.criteria::text as criteria, x.notes, x.strengths, x.weaknesses, x.metadata::text as metadata, x.created_at
        from {OfLab} join lab.manual_score x on x.sample = s.id
        where @Prompt::text is null or r.prompt = @Prompt order by x.created_at desc, x.id desc
        """;

    /// <summary>Writes a score, in the open transaction.</summary>
    /// <exception cref="LabNotFoundException">There is no such experiment.</exception>
    public static async Task<bool> InsertAsync(ReadSession session, ManualScore score)
    {
        var isNew = await session.ExecuteAsync(Insert, Row(score)) > 0;
        var isThere = isNew || await session.RowAsync<bool>("select exists (select from lab.manual_score where id = @Id)", new { score.Id });
        return isThere ? isNew : throw new LabNotFoundException($"There is no experiment {score.Experiment}.");
    }

    /// <summary>The scores of a prompt or of all, newest first.</summary>
    public static async Task<IReadOnlyList<ManualScore>> ReadAsync(ReadSession session, string? prompt) =>
        [.. (await session.RowsAsync<Reading>(Select, new { Prompt = StoredText.EncodeOptional(prompt) })).Select(row => row.ToScore())];

    private static object Row(ManualScore score) => new
    {
        score.Id,
        Experiment = score.Experiment.Value,
        Kind = StoredText.Encode(score.Kind),
        Evaluator = StoredText.Encode(score.Evaluator),
        score.Score,
        Criteria = LabJson.WriteNumbers(score.Criteria),
        Notes = StoredText.EncodeOptional(score.Notes),
        Strengths = StoredText.EncodeOptional(score.Strengths),
        Weaknesses = StoredText.EncodeOptional(score.Weaknesses),
        Metadata = score.Metadata is { } metadata ? StoredJson.Encode(metadata.GetRawText()) : null,
        CreatedAt = score.CreatedAt.ToUniversalTime(),
    };

    private sealed record Reading
    {
        public required Guid Id { get; init; }

        public required Guid Sample { get; init; }

        public required RowText Kind { get; init; }

        public required RowText Evaluator { get; init; }

        public required double Score { get; init; }

        public required string Criteria { get; init; }

        public RowText? Notes { get; init; }

        public RowText? Strengths { get; init; }

        public RowText? Weaknesses { get; init; }

        public string? Metadata { get; init; }

        public required DateTime CreatedAt { get; init; }

        public ManualScore ToScore() => new()
        {
            Id = Id,
            Experiment = new SampleId(Sample),
            Kind = Kind.Value,
            Evaluator = Evaluator.Value,
            Score = Score,
            Criteria = LabJson.ReadNumbers(Criteria),
            Notes = Notes?.Value,
            Strengths = Strengths?.Value,
            Weaknesses = Weaknesses?.Value,
            Metadata = Metadata is null ? null : JsonElement.Parse(StoredJson.Decode(Metadata)),
            CreatedAt = new DateTimeOffset(CreatedAt),
        };
    }
}
