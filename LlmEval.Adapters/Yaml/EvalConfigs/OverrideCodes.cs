using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Problems of <c>--set</c>.</summary>
public static class OverrideCodes
{
    /// <summary>LE0080.</summary>
    public static readonly ErrorCode NotAnOverride = new("LE0080", "Not of the form path=value")
    {
        Explanation = """
            `--set` takes the path of a value and the value itself, with `=` between: `--set scoring.timeout=5s`. The
            value is read as YAML, so `[1, 5]` is a list.
            """,
        Kind = ExampleKind.Override,
        Wrong = "scoring.timeout",
        Right = "scoring.timeout=5s",
    };

    /// <summary>LE0081.</summary>
    public static readonly ErrorCode NoSuchPlace = new("LE0081", "A path that leads nowhere")
    {
        Explanation = """
            The path of `--set` is made of keys with a dot between. Items of a list are named by position, `models[0]`, or
            by id, `models.gpt-4o`. Maps that the file does not have are made; items of lists are not.
            """,
        Kind = ExampleKind.Override,
        Wrong = "models[7].limits.retries=0",
        Right = "models[0].limits.retries=0",
    };
}
