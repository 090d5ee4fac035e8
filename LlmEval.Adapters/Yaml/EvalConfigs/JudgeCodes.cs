using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Problems of <c>judge</c> and <c>review</c>.</summary>
public static class JudgeCodes
{
    /// <summary>LE0036.</summary>
    public static readonly ErrorCode Pairs = new("LE0036", "Not a rule for pairs")
    {
        Explanation = """
            `judge.pairs` says which models meet: `all` (every two), `adjacent` (each with the next of the config), or one model
            with every other: `vs:` and its id.
            """,
        Wrong = "judge:\n  model: { id: judge, provider: replay, path: replays/other.jsonl }\n  pairs: everyone\n",
        Right = "judge:\n  model: { id: judge, provider: replay, path: replays/other.jsonl }\n  pairs: vs:local\n",
    };

    /// <summary>LE0037.</summary>
    public static readonly ErrorCode NoAudit = new("LE0037", "A review without an audit")
    {
        Explanation = """
            Reviewers are shown first what a judge is unsure of. A share of what they see has to be drawn at random all the same,
            or nothing could be said about the rest: `audit_share` is above 0.
            """,
        Wrong = "review: { audit_share: 0 }\n",
        Right = "review: { audit_share: 5% }\n",
    };

    /// <summary>LE0058.</summary>
    public static readonly ErrorCode NoLane = new("LE0058", "Lanes without a weight")
    {
        Explanation = """
            `review.lanes` weighs how reviewers work: `assisted` (the judge's opinion is shown), `blind-first` (shown after the
            first vote), `blind` (never). A lane that is left out has weight 0, and one has to have more.
            """,
        Wrong = "review: { lanes: { assisted: 0 } }\n",
        Right = "review: { lanes: { assisted: 80, blind-first: 20 } }\n",
    };

    /// <summary>LE0059.</summary>
    public static readonly ErrorCode LongGuidelines = new("LE0059", "Guidelines that nobody reads")
    {
        Explanation = """
            `review.guidelines` names a Markdown file that reviewers read beside their work, of at most 256 KiB and not empty. A
            file this large, or without a word, is most likely another one.
            """,
        Wrong = "review: { guidelines: replays/local.jsonl }\n",
        Right = "review: { overlap: 2 }\n",
    };

    /// <summary>LE0093.</summary>
    public static readonly ErrorCode EvenRepeats = new("LE0093", "An even number of opinions")
    {
        Explanation = """
            With `judge.quality_repeats` README and code of a web app are judged several times, and the median counts. An even
            number of answers has no median that one of them gave: 1, 3, 5, 7 or 9 is meant.
            """,
        Wrong = "judge:\n  model: { id: judge, provider: replay, path: replays/other.jsonl }\n  quality_repeats: 2\n",
        Right = "judge:\n  model: { id: judge, provider: replay, path: replays/other.jsonl }\n  quality_repeats: 3\n",
    };
}
