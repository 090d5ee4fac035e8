using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>review</c>.</summary>
internal static class ReviewGrammar
{
    private const int MostWeight = 1_000_000;

    private static readonly Key<int> Assisted = Lane(Core.Domain.Review.Lane.Assisted, "The judge's opinion is shown: one key accepts it.");

    private static readonly Key<int> BlindFirst = Lane(
        Core.Domain.Review.Lane.BlindFirst, "The judge's opinion is shown after the first vote, which may then be revised; both votes are kept.");

    private static readonly Key<int> Blind = Lane(Core.Domain.Review.Lane.Blind, "The judge's opinion is never shown.");

    private static readonly MapShape<IReadOnlyDictionary<Lane, int>> LaneWeights = new()
    {
        Doc = "How often reviewers work in which way, as weights. A lane that is left out is not used.",
        Keys = [Assisted, BlindFirst, Blind],
        Check = CheckLanes,
        Bind = map => new Dictionary<Lane, int>
        {
            [Core.Domain.Review.Lane.Assisted] = map.Get(Assisted),
            [Core.Domain.Review.Lane.BlindFirst] = map.Get(BlindFirst),
            [Core.Domain.Review.Lane.Blind] = map.Get(Blind),
        }.Where(lane => lane.Value > 0).ToDictionary(),
    };

    private static readonly Key<IReadOnlyDictionary<Lane, int>?> Lanes = Key.Optional("lanes", LaneWeights,
        "What reviewers see of the judge. Without it, 80 of 100 pairs are assisted and 20 blind first. Agreement is computed from blind first votes alone.");

    private static readonly Key<int> Overlap = Key.WithDefault("overlap", Shapes.Int(1, 100), "1", "Reviewers per pair.");

    private static readonly Key<double> AuditShare = Key.WithDefault("audit_share", Shapes.Share, "10%",
        "Share of what is handed out that is drawn at random instead of by what the judge is unsure of; above 0.");

    private static readonly Key<string?> Guidelines = Key.Optional("guidelines", new GuidelinesShape(),
        "A Markdown file for reviewers, relative to the config. Each changed text becomes a new version.");

    /// <summary>The shape of <c>review</c>.</summary>
    public static MapShape<ReviewOptions> Shape { get; } = new()
    {
        Doc = "How people review pairs of responses. It changes nothing of what is measured.",
        Keys = [Lanes, Overlap, AuditShare, Guidelines],
        Check = CheckAudit,
        Bind = map => new ReviewOptions
        {
            Lanes = map.Get(Lanes) ?? new ReviewOptions().Lanes,
            Overlap = map.Get(Overlap),
            AuditShare = map.Get(AuditShare),
            Guidelines = map.Get(Guidelines),
        },
    };

    private static Key<int> Lane(Lane lane, string doc) => Key.WithDefault(NameOf<Lane>.Of(lane), Shapes.Int(0, MostWeight), "0", doc);

    private static void CheckLanes(MapReading lanes)
    {
        if (lanes.TryGet(Assisted, out var assisted) && lanes.TryGet(BlindFirst, out var first) && lanes.TryGet(Blind, out var blind) && assisted + first + blind == 0)
            lanes.Context.Problems.Add(JudgeCodes.NoLane, lanes.Node, "no lane has a weight above 0", "give one, such as { assisted: 80, blind-first: 20 }");
    }

    private static void CheckAudit(MapReading review)
    {
        if (review.Read(AuditShare) is not { State: ReadingState.Valid, Value: 0, Node: { } node }) return;
        review.Context.Problems.Add(JudgeCodes.NoAudit, node, "'audit_share' must be above 0", "write 5%");
    }
}
