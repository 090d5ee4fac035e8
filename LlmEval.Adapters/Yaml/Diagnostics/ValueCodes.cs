namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>Problems of single values.</summary>
public static class ValueCodes
{
    /// <summary>LE0020.</summary>
    public static readonly ErrorCode TextExpected = new("LE0020", "A number or truth value where text belongs")
    {
        Explanation = """
            Without quotes YAML reads this as a number or as true or false, and some of it would be lost: the version 1.10
            becomes the number 1.1. Put it in quotes.
            """,
        Wrong = """
            models:
              - { id: local, provider: replay, model: 1.10, path: replays/local.jsonl }
            """,
        Right = """
            models:
              - { id: local, provider: replay, model: "1.10", path: replays/local.jsonl }
            """,
    };

    /// <summary>LE0021.</summary>
    public static readonly ErrorCode AmbiguousWord = new("LE0021", "A word that YAML 1.1 reads as true or false")
    {
        Explanation = """
            `yes`, `no`, `on` and `off` are text in YAML 1.2 and truth values in YAML 1.1, which many programs
            still read. Put the word in quotes, so that every program reads the same.
            """,
        Wrong = """
            description: no
            """,
        Right = """
            description: "no"
            """,
    };

    /// <summary>LE0022.</summary>
    public static readonly ErrorCode WholeNumber = new("LE0022", "Not a whole number")
    {
        Explanation = """
            The key takes a whole number, written in plain digits: 1000, not 1e3, 1_000, "1000" or 1000.0.
            """,
        Wrong = """
            samples: 0.5
            """,
        Right = """
            samples: 5
            """,
    };

    /// <summary>LE0023.</summary>
    public static readonly ErrorCode Number = new("LE0023", "Not a number")
    {
        Explanation = """
            The key takes a number such as 0.2, without quotes and without a unit, and with a point and not a comma.
            """,
        Wrong = """
            models:
              - { id: m, provider: openai, model: m, base_url: "http://localhost:8000/v1", params: { temperature: low } }
            """,
        Right = """
            models:
              - { id: m, provider: openai, model: m, base_url: "http://localhost:8000/v1", params: { temperature: 0.2 } }
            """,
    };

    /// <summary>LE0024.</summary>
    public static readonly ErrorCode OutOfRange = new("LE0024", "Out of range")
    {
        Explanation = """
            The value is of the right kind, but too small or too large. `llm-eval schema` and the reference list every
            range.
            """,
        Wrong = """
            samples: 0
            """,
        Right = """
            samples: 1
            """,
    };

    /// <summary>LE0025.</summary>
    public static readonly ErrorCode NotOneOf = new("LE0025", "Not one of the choices")
    {
        Explanation = """
            The key takes one of a few words, written exactly as the message lists them.
            """,
        Wrong = """
            fail_on: gates
            """,
        Right = """
            fail_on: gate
            """,
    };

    /// <summary>LE0026.</summary>
    public static readonly ErrorCode Duration = new("LE0026", "Not a duration")
    {
        Explanation = """
            A duration is a number with a unit behind it and no space between: 500ms, 10s, 2m, 1h. A bare number is
            refused, because it might be seconds or milliseconds.
            """,
        Wrong = """
            scoring: { timeout: 10 }
            """,
        Right = """
            scoring: { timeout: 10s }
            """,
    };

    /// <summary>LE0027.</summary>
    public static readonly ErrorCode Size = new("LE0027", "Not a size")
    {
        Explanation = """
            A size is a number with a unit behind it and no space between: B, KiB, MiB, GiB (steps of 1024) or kB, MB, GB
            (steps of 1000).
            """,
        Wrong = """
            sandbox: { memory: 256 }
            """,
        Right = """
            sandbox: { memory: 256MiB }
            """,
    };

    /// <summary>LE0028.</summary>
    public static readonly ErrorCode Share = new("LE0028", "Not a share")
    {
        Explanation = """
            A share is a number from 0 to 1, or a percentage with its sign: 0.05 or 5%.
            """,
        Wrong = """
            max_not_measured: few
            """,
        Right = """
            max_not_measured: 5%
            """,
    };

    /// <summary>LE0029.</summary>
    public static readonly ErrorCode Malformed = new("LE0029", "Text of the wrong form")
    {
        Explanation = """
            The key takes text of a certain form. Ids, for example, hold letters, digits and `. _ - : /`, because they
            become parts of test names and of command lines.
            """,
        Wrong = """
            models:
              - { id: my model, provider: replay, path: replays/local.jsonl }
            """,
        Right = """
            models:
              - { id: my-model, provider: replay, path: replays/local.jsonl }
            """,
    };

    /// <summary>LE0030.</summary>
    public static readonly ErrorCode Url = new("LE0030", "Not an address")
    {
        Explanation = """
            The key takes a complete http or https address, up to and including the API's version, such as
            https://api.openai.com/v1.
            """,
        Wrong = """
            models:
              - { id: m, provider: openai, model: m, base_url: "localhost:11434/v1" }
            """,
        Right = """
            models:
              - { id: m, provider: openai, model: m, base_url: "http://localhost:11434/v1" }
            """,
    };

    /// <summary>LE0033.</summary>
    public static readonly ErrorCode EmptyList = new("LE0033", "An empty list")
    {
        Explanation = """
            The list needs at least one item. To take the default, remove the key.
            """,
        Wrong = """
            models: []
            """,
        Right = """
            models:
              - { id: local, provider: replay, path: replays/local.jsonl }
            """,
    };

    /// <summary>LE0034.</summary>
    public static readonly ErrorCode Repeated = new("LE0034", "The same item twice in a list")
    {
        Explanation = """
            An item stands in the list twice. Once would have the same effect.
            """,
        Wrong = """
            scoring: { pass_at: [1, 1] }
            """,
        Right = """
            scoring: { pass_at: [1] }
            """,
    };

    /// <summary>LE0035.</summary>
    public static readonly ErrorCode EmptyText = new("LE0035", "An empty text")
    {
        Explanation = """
            The key takes a text that is not empty. To take the default, remove the key.
            """,
        Wrong = """
            name: ""
            """,
        Right = """
            name: small
            """,
    };

    /// <summary>LE0040.</summary>
    public static readonly ErrorCode NoSuchPath = new("LE0040", "A path leads nowhere")
    {
        Explanation = """
            No file or folder is there. Relative paths start at the folder of the file that they stand in, not at the
            working directory.
            """,
        Wrong = """
            dataset: { path: taks }
            """,
        Right = """
            dataset: { path: tasks }
            """,
    };
}
