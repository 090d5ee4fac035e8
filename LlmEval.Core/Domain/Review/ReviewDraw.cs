using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Core.Domain.Review;

/// <summary>What is drawn by lot in reviewing. Each lot is a hash of what it is drawn for: it falls the same again, on every machine.</summary>
public static class ReviewDraw
{
    /// <summary>The lane of a pair, by the weights.</summary>
    /// <exception cref="ArgumentException">No lane has a weight above 0.</exception>
    public static Lane LaneOf(PairId pair, IReadOnlyDictionary<Lane, int> weights)
    {
        var lanes = weights.Where(lane => lane.Value > 0).OrderBy(lane => lane.Key).ToList();
        if (lanes.Count == 0) throw new ArgumentException("No lane has a weight above 0.", nameof(weights));
        var point = Uniform("lane", pair.Value) * lanes.Sum(lane => (long)lane.Value);
        foreach (var (lane, weight) in lanes)
        {
            if (point < weight) return lane;
            point -= weight;
        }

        return lanes[^1].Key;
    }

    /// <summary>Which response of a pair a reviewer sees as A.</summary>
    public static ShownOrder OrderFor(UserId reviewer, PairId pair) =>
        Uniform("order", reviewer.Value, pair.Value) < 0.5 ? ShownOrder.FirstIsA : ShownOrder.SecondIsA;

    /// <summary>A pair's place among all pairs in a random order, 0 to 1: the audit takes the smallest that is left.</summary>
    public static double AuditRank(PairId pair) => Uniform("audit rank", pair.Value);

    /// <summary>Whether a reviewer's next pair is drawn at random instead of by what the judge said.</summary>
    /// <param name="reviewer">The reviewer.</param>
    /// <param name="last">The pair that they were shown last; null before the first.</param>
    /// <param name="share">Share of what is handed out that is drawn at random, 0 to 1.</param>
    public static bool IsAuditTurn(UserId reviewer, PairId? last, double share) => Uniform("audit turn", reviewer.Value, last?.Value ?? Guid.Empty) < share;

    // 53 bits of SHA-256: every double in [0, 1) with that many is as likely as every other.
    private static double Uniform(string lot, params ReadOnlySpan<Guid> of)
    {
        var bytes = Encoding.UTF8.GetBytes($"{lot}\n{string.Join('\n', of.ToArray())}");
        return (BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(bytes)) >> 11) * (1.0 / (1UL << 53));
    }
}
