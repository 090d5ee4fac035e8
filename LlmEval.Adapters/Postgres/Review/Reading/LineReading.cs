using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Reading;

/// <summary>A pair with how it stands.</summary>
internal sealed record LineReading : PairReading
{
    /// <summary>Selects lines; <c>q</c> is review.queue_item.</summary>
    public const string SelectLines = $"""
        select {Columns}, q.position, p.lane, q.reason, q.opinion, q.verdicts, q.places, q.disagrees, q.adjudicated
        {From} join review.queue_item q on q.pair_id = p.id

        """;

    public required int Position { get; init; }

    public required string Lane { get; init; }

    public required string Reason { get; init; }

    public required string Opinion { get; init; }

    public required int Verdicts { get; init; }

    public required int Places { get; init; }

    public required bool Disagrees { get; init; }

    public required bool Adjudicated { get; init; }

    /// <summary>The line.</summary>
    public PairLine ToLine() => new()
    {
        Pair = ToPair(),
        Position = Position,
        Lane = NameOf<Lane>.Parse(Lane),
        Reason = NameOf<QueueReason>.Parse(Reason),
        Opinion = NameOf<OpinionKind>.Parse(Opinion),
        Verdicts = Verdicts,
        Overlap = Places,
        HasDisagreement = Disagrees,
        IsAdjudicated = Adjudicated,
    };
}
