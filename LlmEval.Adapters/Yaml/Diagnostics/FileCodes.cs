namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>Problems of a file as a whole.</summary>
public static class FileCodes
{
    /// <summary>LE0001.</summary>
    public static readonly ErrorCode CannotRead = new("LE0001", "The file cannot be read")
    {
        Explanation = """
            The path given does not lead to a readable file. Relative paths on the command line start at the working
            directory; relative paths inside a file start at that file's folder.
            """,
        Kind = ExampleKind.Path,
        Wrong = "nowhere.yaml",
        Right = "llm-eval.yaml",
    };

    /// <summary>LE0002.</summary>
    public static readonly ErrorCode NotUtf8 = new("LE0002", "The file is not UTF-8")
    {
        Explanation = """
            Files are read as UTF-8, with or without a byte order mark. This one holds bytes that are not: it was probably
            saved as Latin-1, Windows-1252 or UTF-16. Save it again as UTF-8.
            """,
        Kind = ExampleKind.Latin1File,
        Wrong = """
            name: café
            dataset: { path: tasks }
            models:
              - { id: local, provider: replay, path: replays/local.jsonl }
            """,
        Right = """
            name: cafe
            dataset: { path: tasks }
            models:
              - { id: local, provider: replay, path: replays/local.jsonl }
            """,
    };
}
