using System.Globalization;
using System.Text;
using LlmEval.Core.Assignments.Attachments;

namespace LlmEval.Core.Assignments.Generators;

/// <summary><c>markdown_long</c>: a document of at least 1,200 words with headings, lists, a table and blocks of code.</summary>
internal sealed class MarkdownLong : IDataGenerator
{
    private const int LeastWords = 1200;

    /// <inheritdoc />
    public string Name => "markdown_long";

    /// <inheritdoc />
    public IReadOnlyList<string> After => [];

    /// <inheritdoc />
    public IReadOnlyList<DataVariable> Variables { get; } =
    [
        new("markdown_long", "the document as a data URI of `text/markdown`"),
        new("words", "how many words the Markdown has, parted by white space, e.g. `1312`"),
        new("words_formatted", "the same with a comma, e.g. `1,312`"),
        new("heading", "the text of its first heading"),
        new("headings", "how many headings it has"),
        new("code_blocks", "how many blocks of code it has"),
    ];

    /// <inheritdoc />
    public GeneratedData Generate(SeedStream stream, IReadOnlyDictionary<string, string> before)
    {
        var prose = new MarkdownProse(stream);
        var title = prose.Title();
        var text = new StringBuilder($"# {title}\n\n{prose.Paragraph()}\n");
        var sections = 0;
        while (Words(text.ToString()) < LeastWords) text.Append(prose.Section(sections++));
        var words = Words(text.ToString());
        return new GeneratedData(new Dictionary<string, string>
        {
            ["markdown_long"] = DataUri.Write("text/markdown", Encoding.UTF8.GetBytes(text.ToString())),
            ["words"] = words.ToString(CultureInfo.InvariantCulture),
            ["words_formatted"] = words.ToString("N0", CultureInfo.InvariantCulture),
            ["heading"] = title,
            ["headings"] = (sections + 1).ToString(CultureInfo.InvariantCulture),
            ["code_blocks"] = sections.ToString(CultureInfo.InvariantCulture),
        });
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
