namespace LlmEval.Core.Assignments.Checking.Secrets;

/// <summary>Values that stand where a secret would: of documentation, of templates, of code that reads it elsewhere.</summary>
internal static class Placeholders
{
    private const int FewestKinds = 5;

    private static readonly string[] Words = ["example", "your", "placeholder", "changeme", "change-me", "change_me", "redacted", "dummy", "insert", "replace", "xxxx", "****", "1234567890abcdef"];

    private static readonly string[] Passwords = ["password", "passwd", "pass", "pwd", "secret", "token", "user", "key"];

    /// <summary>Whether a value is one.</summary>
    public static bool Is(string value) =>
        Words.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase))
        || Passwords.Contains(value, StringComparer.OrdinalIgnoreCase)
        || value.Contains("${", StringComparison.Ordinal) || value.Contains("{{", StringComparison.Ordinal)
        || value[0] is '$' or '%' or '{' or '['
        || (value.Length > FewestKinds && value.Distinct().Count() < FewestKinds);
}
