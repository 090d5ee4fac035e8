namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>Problems of the keys in a map and of the kind of their values.</summary>
public static class KeyCodes
{
    /// <summary>LE0012.</summary>
    public static readonly ErrorCode UnknownKey = new("LE0012", "An unknown key")
    {
        Explanation = """
            No such key exists in this place. It would have no effect, so it is refused: mostly it is misspelt or stands
            in the wrong map. Keys that begin with `x-` are free, for example to hold anchors.
            """,
        Wrong = """
            models:
              - id: local
                provder: replay
                path: replays/local.jsonl
            """,
        Right = """
            models:
              - id: local
                provider: replay
                path: replays/local.jsonl
            """,
    };

    /// <summary>LE0013.</summary>
    public static readonly ErrorCode MissingKey = new("LE0013", "A required key is missing")
    {
        Explanation = """
            This map needs a key that it does not have.
            """,
        Wrong = """
            models:
              - provider: replay
                path: replays/local.jsonl
            """,
        Right = """
            models:
              - id: local
                provider: replay
                path: replays/local.jsonl
            """,
    };

    /// <summary>LE0014.</summary>
    public static readonly ErrorCode NoValue = new("LE0014", "A key without a value")
    {
        Explanation = """
            Behind the key there is nothing, `~` or `null`. Remove the key to take its default, or give it a value. For an
            empty text write "".
            """,
        Wrong = """
            description:
            """,
        Right = """
            description: Three models on basic Python
            """,
    };

    /// <summary>LE0015.</summary>
    public static readonly ErrorCode WrongKind = new("LE0015", "A list, a map or a single value in the wrong place")
    {
        Explanation = """
            The value is of another kind than the key takes, for example a map where a list belongs. Items of a list begin
            with `- ` or stand in `[ ]`.
            """,
        Wrong = """
            models:
              id: local
              provider: replay
              path: replays/local.jsonl
            """,
        Right = """
            models:
              - id: local
                provider: replay
                path: replays/local.jsonl
            """,
    };

    /// <summary>LE0018.</summary>
    public static readonly ErrorCode KeyOfAnother = new("LE0018", "A key of another provider")
    {
        Explanation = """
            Each provider has keys of its own. This key exists, but not for the provider that the model names.
            """,
        Wrong = """
            models:
              - id: local
                provider: replay
                path: replays/local.jsonl
                base_url: http://localhost:11434/v1
            """,
        Right = """
            models:
              - id: local
                provider: openai
                model: qwen2.5-coder
                base_url: http://localhost:11434/v1
            """,
    };

    /// <summary>LE0019.</summary>
    public static readonly ErrorCode OneOrTheOther = new("LE0019", "Two keys that exclude each other")
    {
        Explanation = """
            Both keys say the same thing in two ways. Keep one.
            """,
        Wrong = """
            prompt:
              template: "{{prompt}}"
            prompts:
              - { id: terse, template: "{{prompt}}" }
            """,
        Right = """
            prompts:
              - { id: terse, template: "{{prompt}}" }
            """,
    };
}
