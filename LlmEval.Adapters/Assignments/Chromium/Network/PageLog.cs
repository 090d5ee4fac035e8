namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>What one load of a page wrote and asked for. Bounded: pages flood.</summary>
internal sealed class PageLog
{
    /// <summary>Most messages of the console that are listened to.</summary>
    public const int MostMessages = 2000;

    /// <summary>Most lines of the console that are kept, of one load and of all that are shown together.</summary>
    public const int MostLines = 200;

    private const int MostRequests = 1000;
    private const int LongestLine = 500;
    private const int LongestAddress = 2000;
    private const string Unloaded = "Failed to load resource";
    private const string Blocked = "net::ERR_BLOCKED_BY_CLIENT";

    private readonly Lock access = new();
    private readonly List<string> console = [];
    private readonly List<string> errors = [];
    private readonly List<string> requests = [];
    private readonly List<string> addresses = [];
    private int messages;

    /// <summary>The first lines of the console.</summary>
    public IReadOnlyList<string> Console => Copy(console);

    /// <summary>The first errors of the page's own: what we refused, and a missing favicon, are none.</summary>
    public IReadOnlyList<string> Errors => Copy(errors);

    /// <summary>The first requests, each with what became of it.</summary>
    public IReadOnlyList<string> Requests => Copy(requests);

    /// <summary>The addresses of the first requests.</summary>
    public IReadOnlyList<string> Addresses => Copy(addresses);

    /// <summary>Notes a message of the console or an uncaught exception; false when it is time to listen no more.</summary>
    /// <param name="level">Its level, e.g. <c>error</c>; <c>exception</c>.</param>
    /// <param name="text">What it says.</param>
    /// <param name="source">The address that it is about, or empty.</param>
    public bool Message(string level, string text, string source)
    {
        lock (access)
        {
            var line = $"{level}: {OneLine.Of(text, LongestLine)}";
            if (console.Count < MostLines) console.Add(line);
            if (level is "error" or "exception" && errors.Count < MostLines && !IsOfOurs(text, source)) errors.Add(line);
            if (++messages < MostMessages) return true;
            if (messages == MostMessages) errors.Add($"error: more than {MostMessages} messages");
            return false;
        }
    }

    /// <summary>Notes a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="url">Its address.</param>
    /// <param name="outcome">Its status, or why it was refused.</param>
    public void Request(string method, string url, string outcome)
    {
        lock (access)
        {
            if (requests.Count >= MostRequests) return;
            requests.Add($"{OneLine.Of(method, 20)} {OneLine.Of(url, LongestLine)} {OneLine.Of(outcome, LongestLine)}");
            addresses.Add(url.Length > LongestAddress ? url[..LongestAddress] : url);
        }
    }

    // Known by what Chromium says of them and not by their addresses, which a page can have any number of. Nothing but us blocks requests, and
    // no socket is ever opened.
    private static bool IsOfOurs(string text, string source) =>
        text.StartsWith("WebSocket connection to ", StringComparison.Ordinal)
        || (text.StartsWith(Unloaded, StringComparison.Ordinal) && (text.Contains(Blocked, StringComparison.Ordinal) || source.EndsWith("/favicon.ico", StringComparison.Ordinal)));

    private List<string> Copy(List<string> lines)
    {
        lock (access) return [.. lines];
    }
}
