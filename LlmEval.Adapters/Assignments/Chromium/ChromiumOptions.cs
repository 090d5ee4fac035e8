namespace LlmEval.Adapters.Assignments.Chromium;

/// <summary>How pages are checked. The defaults suit every machine.</summary>
public sealed record ChromiumOptions
{
    /// <summary>Absolute path of Chromium or Chrome. Null: <c>CHROMIUM</c>, else the first of <c>chromium</c>, <c>chromium-browser</c>, <c>google-chrome</c> in <c>/usr/bin</c> or PATH.</summary>
    public string? Chromium { get; init; }

    /// <summary>Absolute path of Node 20 or later, which runs Playwright's driver. Null: <c>PLAYWRIGHT_NODEJS_PATH</c>, else <c>node</c> in PATH.</summary>
    public string? Node { get; init; }

    /// <summary>How long a check may take to become true where it does not say. Default: 15 s.</summary>
    public TimeSpan CheckTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long all checks of a visit may wait together; afterwards each is looked at once. Default: 120 s.</summary>
    public TimeSpan OverallTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long an older commit may still be served before the page counts as not reached. Default: 10 s.</summary>
    public TimeSpan StaleTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most bytes of memory of one process of the browser; of all together, where control groups can be made, twice that. Default: 1 GiB.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Whether a visit gets a control group where this process may make one. Default: true.</summary>
    public bool UsesControlGroups { get; init; } = true;

    /// <summary>Whether pages may be on hosts that are not public: loopback, private and link-local networks. Pages of the tool's own server always may. Default: false.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Whether root may run the browser as itself and without Chromium's sandbox where nothing else works; <c>LLM_EVAL_BROWSER_AS_ROOT=1</c> allows it too. Default: false.</summary>
    public bool AllowRoot { get; init; }
}
