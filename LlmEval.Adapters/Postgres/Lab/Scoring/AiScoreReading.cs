using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Scoring;

/// <summary>A row of lab.batch_experiment with a score.</summary>
internal sealed record AiScoreReading
{
    /// <summary>Selects the scores of completed batches, of a prompt or of all.</summary>
    public const string Select = """
        select x.batch, x.sample, x.rank, x.score, x.criteria::text as criteria, x.comments
        from lab.batch b join lab.batch_experiment x on x.batch = b.id
        where b.status = 'completed' and x.score is not null and (@Prompt::text is null or b.prompt = @Prompt)
        order by b.started_at desc, b.id desc, x.rank, x.position
        """;

    public required Guid Batch { get; init; }

    public required Guid Sample { get; init; }

    public required int Rank { get; init; }

    public required double Score { get; init; }

    public required string Criteria { get; init; }

    public required string[] Comments { get; init; }

    /// <summary>The score.</summary>
    public AiScore ToScore() => new()
    {
        Batch = Batch,
        Experiment = new SampleId(Sample),
        Rank = Rank,
        Score = Score,
        Criteria = LabJson.ReadNumbers(Criteria),
        Comments = [.. Comments.Select(StoredText.Decode)],
    };
}
