using System.Net;
using System.Security.Cryptography;
using System.Text;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Html;

/// <summary>The page around the data, put together from the files in Page/.</summary>
internal static class Page
{
    // The scripts share one scope; each uses only what stands before it when it is run.
    private static readonly string[] Scripts = ["dom.js", "figures.js", "charts.js", "summary.js", "cases.js", "detail.js", "main.js"];

    private static readonly string Style = Read("report.css");
    private static readonly string Script = "\"use strict\";\n" + string.Join("\n", Scripts.Select(Read));
    private static readonly string[] Halves = Read("report.html").Split("{{data}}");

    // Only these two texts may style and run; nothing may be fetched, framed or sent.
    private static readonly string Policy =
        $"default-src 'none'; style-src '{HashOf(Style)}'; script-src '{HashOf(Script)}'; base-uri 'none'; form-action 'none'";

    /// <summary>What follows the data.</summary>
    public static string AfterData { get; } = Halves[1].Replace("{{script}}", Script, StringComparison.Ordinal);

    /// <summary>What precedes the data.</summary>
    public static string BeforeData(RunRecord run) => Halves[0]
        .Replace("{{policy}}", Policy, StringComparison.Ordinal)
        .Replace("{{style}}", Style, StringComparison.Ordinal)
        .Replace("{{run}}", run.Id.Short, StringComparison.Ordinal)
        .Replace("{{title}}", $"{WebUtility.HtmlEncode(XmlText.Legal(run.Name))} · run {run.Id.Short} · LLM-Eval", StringComparison.Ordinal);

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream($"LlmEval.Page/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
