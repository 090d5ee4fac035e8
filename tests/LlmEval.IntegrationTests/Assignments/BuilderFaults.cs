using System.Text;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments;

/// <summary>What a fault makes of a builder's files.</summary>
/// <param name="Files">The files of the commit that is submitted.</param>
/// <param name="Fails">The checks that fail, in their order.</param>
internal sealed record SpoiltFiles(FileMap Files, IReadOnlyList<string> Fails)
{
    /// <summary>The files of a commit before it; null for none.</summary>
    public FileMap? Earlier { get; init; }

    /// <summary>The files of a commit after it, which the page is served from; null for none.</summary>
    public FileMap? Later { get; init; }
}

/// <summary>Faults of builders, as changes of perfect files.</summary>
internal static class BuilderFaults
{
    // Put together here, so that no scanner takes this file for the leak that it makes.
    private static readonly string Key = "sk-proj-" + string.Concat(Enumerable.Repeat("a1B2c3D4", 6));

    // One value of each template's page is wrong: what it shows, of the check that is about it.
    private static readonly Dictionary<string, (string Script, string About)> WrongValues = new(StringComparer.Ordinal)
    {
        ["sum-of-sales"] = (OnChange("#total-sales", "'0.00'"), "#total-sales"),
        ["markdown-to-html"] = (OnChange("#markdown-output h1", "'Another heading'"), "#markdown-output h1` is"),
        ["github-user-created"] = ("window.fetch = (fetch => (url, ...rest) => fetch(String(url).replace(/[?].*/, ''), ...rest))(window.fetch);" + OnChange("#github-created-at", "'1999-12-31'"), "#github-created-at"),
        ["todo-list"] = (OnChange("#todo-list li:not([data-spoilt])", "element.textContent.includes('<b>') ? (element.dataset.spoilt = 1, 'Bold') : null"), "markup"),
        ["unit-converter"] = (OnChange("#result", "element.textContent.replace(/[, ]/g, '') === '1000' ? '999' : null"), "1 km is 1000 m"),
    };

    /// <summary>The faults by their names; <c>none</c> is the perfect builder.</summary>
    public static IReadOnlyDictionary<string, Func<AssignmentTask, FileMap, SpoiltFiles>> All { get; } = new Dictionary<string, Func<AssignmentTask, FileMap, SpoiltFiles>>(StringComparer.Ordinal)
    {
        ["none"] = (_, files) => new SpoiltFiles(files, []),
        ["missing licence"] = (_, files) => new SpoiltFiles(new FileMap(files.Files.Where(file => file.Path != "LICENSE")), ["mit_license"]),
        ["mit as a substring"] = (_, files) => new SpoiltFiles(
            files.With([SomeFiles.File("LICENSE", "You may submit this to a committee, with a permit and no limitations but its admittance.\n")]), ["mit_license"]),
        ["leaked key in an early commit"] = (_, files) => new SpoiltFiles(files, ["no_secrets"]) { Earlier = files.With([SomeFiles.File("config.js", $"const key = \"{Key}\";\n")]) },
        ["wrong value"] = (task, files) => new SpoiltFiles(Script(files, WrongValues[task.Template].Script), About(task, WrongValues[task.Template].About)),
        ["console error"] = (task, files) => new SpoiltFiles(
            Script(files, "console.error('still to be done');"), [task.Checks.OfType<ConsoleCleanCheck>().Single().Text]),
        ["stale page"] = (task, files) => new SpoiltFiles(files, ["page_reachable", .. task.Checks.Select(check => check.Text)])
        {
            Later = files.With([SomeFiles.File("later.txt", "The page of another commit.\n")]),
        },
    };

    private static string OnChange(string selector, string value) =>
        $$"""
        const spoil = () => { for (const element of document.querySelectorAll("{{selector}}")) { const text = element.textContent === "" ? null : {{value}}; if (text !== null && element.textContent !== text) element.textContent = text; } };
        new MutationObserver(spoil).observe(document, { subtree: true, childList: true, characterData: true });
        """;

    private static IReadOnlyList<string> About(AssignmentTask task, string part) =>
        [.. task.Checks.Where(check => check.Text.Contains(part, StringComparison.Ordinal)).Select(check => check.Text)];

    private static FileMap Script(FileMap files, string code)
    {
        var page = Encoding.UTF8.GetString(files.Find("index.html")!.Content.Span);
        return files.With([SomeFiles.File("index.html", page.Replace("</head>", $"<script>{code}</script>\n</head>", StringComparison.Ordinal))]);
    }
}
