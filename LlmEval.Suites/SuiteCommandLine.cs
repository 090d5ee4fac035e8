namespace LlmEval.Suites;

/// <summary>What the platform's own options mean for the session.</summary>
internal sealed record SuiteCommandLine
{
    private static readonly string[] Looking = ["--help", "-?", "--info", "--list-tests"];

    // With any of these the platform decides which cases run, and only the tests know which.
    private static readonly string[] Filtering = ["--filter", "--filter-uid", "--treenode-filter"];

    private SuiteCommandLine(string[] args) => Arguments = args;

    /// <summary>The arguments as given.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>True when nothing will be run: neither a sandbox nor a database is needed.</summary>
    public bool OnlyLooks => Arguments.Any(argument => Looking.Contains(argument));

    /// <summary>True when every case will be asked for.</summary>
    public bool RunsEverything => !Arguments.Any(argument => Filtering.Contains(argument.Split('=', ':')[0])) && !IsServedToAnEditor;

    // An editor picks tests over its own protocol; `dotnet test` passes its filters as options.
    private bool IsServedToAnEditor =>
        Arguments.Index().Any(pair => pair.Item == "--server" && Arguments.ElementAtOrDefault(pair.Index + 1) != "dotnettestcli");

    /// <summary>Reads the arguments.</summary>
    public static SuiteCommandLine Parse(string[] args) => new(args);

    /// <summary>The arguments with our run settings, unless the caller brought some.</summary>
    public string[] WithSettings(string path) =>
        OnlyLooks || Arguments.Contains("--settings") ? [.. Arguments] : [.. Arguments, "--settings", path];
}
