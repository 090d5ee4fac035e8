namespace LlmEval.Suites;

/// <summary>What the platform's own options mean for the session.</summary>
internal sealed record SuiteCommandLine(string[] Arguments)
{
    private static readonly string[] Looking = ["--help", "-?", "--info", "--list-tests"];

    /// <summary>True when nothing will be run: neither a sandbox nor a database is needed.</summary>
    public bool OnlyLooks => Arguments.Any(argument => Looking.Contains(argument));
}
