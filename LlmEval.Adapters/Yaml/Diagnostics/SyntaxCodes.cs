namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>Problems of YAML itself.</summary>
public static class SyntaxCodes
{
    private const string Whole = """
        name: small
        dataset: { path: tasks }
        models:
          - { id: local, provider: replay, path: replays/local.jsonl }
        """;

    /// <summary>LE0003.</summary>
    public static readonly ErrorCode Empty = new("LE0003", "The file is empty")
    {
        Explanation = """
            There is nothing in the file but white space and comments. `llm-eval init` writes a config to start from.
            """,
        Kind = ExampleKind.WholeFile,
        Wrong = "# nothing here yet\n",
        Right = Whole,
    };

    /// <summary>LE0004.</summary>
    public static readonly ErrorCode SeveralDocuments = new("LE0004", "More than one document in the file")
    {
        Explanation = """
            A line `---` begins a further YAML document. Only one would be read, so a second one is refused. Put it in a
            file of its own.
            """,
        Kind = ExampleKind.WholeFile,
        Wrong = Whole + "\n---\nname: another\n",
        Right = Whole,
    };

    /// <summary>LE0005.</summary>
    public static readonly ErrorCode Syntax = new("LE0005", "Not valid YAML")
    {
        Explanation = """
            The text cannot be read as YAML, so nothing after this place was looked at. Frequent reasons: a ': ' inside
            unquoted text, a quote or bracket that is not closed, keys of one map that do not line up.
            """,
        Wrong = """
            description: fast: but not cheap
            """,
        Right = """
            description: "fast: but not cheap"
            """,
    };

    /// <summary>LE0006.</summary>
    public static readonly ErrorCode Tab = new("LE0006", "A tab in the indentation")
    {
        Explanation = """
            YAML allows only spaces for indentation. Set your editor to indent YAML files with two spaces.
            """,
        Wrong = "scoring:\n\ttimeout: 5s\n",
        Right = "scoring:\n  timeout: 5s\n",
    };

    /// <summary>LE0007.</summary>
    public static readonly ErrorCode ControlCharacter = new("LE0007", "A control character")
    {
        Explanation = """
            The file holds a character that cannot be seen and has no place in a text, such as NUL or ESC. It came in by
            accident, for example by pasting from a terminal. Where one is really wanted, write it as an escape in double
            quotes: "\x1b".
            """,
        Wrong = "description: red \u001b[31m\n",
        Right = "description: red\n",
    };

    /// <summary>LE0008.</summary>
    public static readonly ErrorCode UnknownAlias = new("LE0008", "An alias without an anchor")
    {
        Explanation = """
            `*name` repeats what an anchor `&name` marked earlier in the same file. There is no such anchor before this
            place. Text that begins with `*` has to be put in quotes.
            """,
        Wrong = """
            dataset: { path: tasks, filter: { ids: [*loops] } }
            """,
        Right = """
            dataset: { path: tasks, filter: { ids: ["*loops"] } }
            """,
    };

    /// <summary>LE0009.</summary>
    public static readonly ErrorCode TooLarge = new("LE0009", "The document has no end, or is too deep")
    {
        Explanation = """
            Either an alias stands inside what it repeats, or aliases of aliases write out to more than any person meant,
            or values are nested more than 64 levels deep.
            """,
        Wrong = """
            x-loop: &loop [1, *loop]
            """,
        Right = """
            x-list: &list [1, 2]
            """,
    };

    /// <summary>LE0010.</summary>
    public static readonly ErrorCode DuplicateKey = new("LE0010", "A key is given twice")
    {
        Explanation = """
            Each key may stand once in a map. Many programs silently take the last one; here neither is taken. Remove one
            of them.
            """,
        Wrong = """
            samples: 1
            seed: 7
            samples: 5
            """,
        Right = """
            samples: 5
            seed: 7
            """,
    };

    /// <summary>LE0011.</summary>
    public static readonly ErrorCode KeyIsNotText = new("LE0011", "A key is not text")
    {
        Explanation = """
            The part before the ':' must be a word. This mostly happens when text with double braces stands without
            quotes: YAML reads `{{prompt}}` as a map inside a map.
            """,
        Wrong = """
            prompt:
              template: {{prompt}}
            """,
        Right = """
            prompt:
              template: "{{prompt}}"
            """,
    };

    /// <summary>LE0016.</summary>
    public static readonly ErrorCode Merge = new("LE0016", "Only maps can be merged")
    {
        Explanation = """
            The merge key `<<` takes over the entries of another map, or of several maps in a list. Keys of the map itself
            win over merged ones.
            """,
        Wrong = """
            x-ks: &ks [1]
            scoring:
              <<: *ks
            """,
        Right = """
            x-scoring: &scoring { timeout: 5s }
            scoring:
              <<: *scoring
            """,
    };

    /// <summary>LE0017.</summary>
    public static readonly ErrorCode Tag = new("LE0017", "A tag is not supported")
    {
        Explanation = """
            A word that begins with `!` names a type. No such types exist here, except `!!str` for text. Text that begins
            with `!` has to be put in quotes.
            """,
        Wrong = """
            description: !important read this
            """,
        Right = """
            description: "!important read this"
            """,
    };
}
