using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.UnitTests.Adapters.Assignments.Templates;

/// <summary>A builder with the faults that real ones have, another in each template.</summary>
internal static class CarelessBuilder
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Spoils a perfect answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="task">What it answers.</param>
    /// <param name="first">The perfect answer of the first round.</param>
    public static string Spoil(string answer, AssignmentTask task, string first) => (task.Template, task.Round) switch
    {
        ("github-user-created", 2) => first,
        ("markdown-to-html", _) => Change(answer, "README.md", _ => "# Markdown to HTML\n\nA page.\n"),
        ("sum-of-sales", 1) => Change(answer, "index.html", page => Script(page, "setInterval(() => { document.querySelector('#total-sales').textContent = '0.00'; }, 20);")),
        ("todo-list", 2) => "I have added what you asked for. Open the page to see it!",
        ("unit-converter", 2) => Change(answer, "index.html", page => Script(page, "console.error('still to be done');")),
        _ => answer,
    };

    private static string Script(string page, string code) => page.Replace("</body>", $"<script>{code}</script>\n</body>", StringComparison.Ordinal);

    private static string Change(string answer, string path, Func<string, string> change)
    {
        var files = JsonSerializer.Deserialize<OrderedDictionary<string, string>>(answer)!;
        files[path] = change(files[path]);
        return JsonSerializer.Serialize(files, Readable);
    }
}
