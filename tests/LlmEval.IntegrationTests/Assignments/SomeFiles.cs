using System.Text;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments;

/// <summary>Files of builders.</summary>
internal static class SomeFiles
{
    public static FileMap Page(string text = "one", params (string Path, string Content)[] more) => new(
    [
        File("index.html", $"<!doctype html>\n<title>{text}</title>\n"),
        File("README.md", "# A page\n"),
        .. more.Select(file => File(file.Path, file.Content)),
    ]);

    public static RepositoryFile File(string path, string content) => new(path, Encoding.UTF8.GetBytes(content));
}
