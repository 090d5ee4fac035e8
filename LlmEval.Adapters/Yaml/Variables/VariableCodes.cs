using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Yaml.Variables;

/// <summary>Problems of environment variables and secrets.</summary>
public static class VariableCodes
{
    /// <summary>LE0060.</summary>
    public static readonly ErrorCode NotSet = new("LE0060", "An environment variable is not set")
    {
        Explanation = """
            The file takes a value from an environment variable that is not set, or is empty, and the reference has no
            default. Set it in the environment or in a `.env` file beside the config. `${env:NAME:-default}` gives a
            default; `${env:NAME:-}` makes the key optional.
            """,
        Wrong = """
            models:
              - { id: m, provider: openai, model: m, api_key: "${env:NOT_SET_ANYWHERE}" }
            """,
        Right = """
            models:
              - { id: m, provider: openai, model: m, api_key: "${env:OPENAI_API_KEY}" }
            """,
    };

    /// <summary>LE0061.</summary>
    public static readonly ErrorCode MalformedReference = new("LE0061", "Not a reference to a variable")
    {
        Explanation = """
            Outside of prompts, `${` begins a reference to an environment variable: `${env:NAME}`, or
            `${env:NAME:-default}`. Names hold letters, digits and `_`.
            """,
        Wrong = """
            models:
              - { id: m, provider: openai, model: m, api_key: "${OPENAI_API_KEY}" }
            """,
        Right = """
            models:
              - { id: m, provider: openai, model: m, api_key: "${env:OPENAI_API_KEY}" }
            """,
    };

    /// <summary>LE0062.</summary>
    public static readonly ErrorCode LiteralSecret = new("LE0062", "A secret in the file")
    {
        Explanation = """
            The file holds what looks like a key, token or password. Configs are stored with every run and belong in
            version control, so secrets must not be in them, not even in comments. Put the secret in the environment or in
            `.env`, refer to it with `${env:NAME}`, and replace the one that was written down.
            """,
        Wrong = """
            models:
              - { id: m, provider: openai, model: m, api_key: sk-proj-1234567890abcdefghij }
            """,
        Right = """
            models:
              - { id: m, provider: openai, model: m, api_key: "${env:OPENAI_API_KEY}" }
            """,
    };

    /// <summary>LE0063.</summary>
    public static readonly ErrorCode DotEnvLine = new("LE0063", "A line of .env cannot be read")
    {
        Explanation = """
            A line of a `.env` file is `NAME=value`, with `export ` before it if one likes, or a comment. This one is
            neither, so it sets nothing.
            """,
        Severity = Severity.Warning,
        Kind = ExampleKind.DotEnv,
        Wrong = "OPENAI_API_KEY: abc\n",
        Right = "OPENAI_API_KEY=abc\n",
    };
}
