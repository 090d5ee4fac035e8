using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Tasks;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Core.Extraction;

/// <summary>An answer and what must come of it, from a file of the folder Shapes.</summary>
/// <remarks>
/// <c>=== title | task</c>, then the response, with ⟦ ⟧ around the part that must be chosen; then <c>--- method, flags</c>, then the program:
/// nothing where it is just that part, <c>{prompt}</c> for the task's prompt.
/// </remarks>
public sealed record Shape(string Title, EvalTask Task, string Response, string? Chosen, string? Program, ExtractionMethod Method, IReadOnlyList<string> Flags)
{
    /// <summary>Whether the program has visibly been cut off, or lacks the entry point.</summary>
    public bool IsIncomplete => Flags.Contains("incomplete");

    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "tests/LlmEval.UnitTests/Core/Extraction/Shapes");

    /// <summary>All shapes of all files.</summary>
    public static IEnumerable<TestCaseData<Shape>> All() =>
        from path in Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal)
        from text in ('\n' + File.ReadAllText(path)).Split("\n=== ").Skip(1)
        let shape = Parse(text)
        select new TestCaseData<Shape>(shape).SetArgDisplayNames($"{Path.GetFileNameWithoutExtension(path)}: {shape.Title}");

    /// <summary>Those whose program is complete.</summary>
    public static IEnumerable<TestCaseData<Shape>> Complete() =>
        All().Where(data => data.Arguments is [Shape { Program: not null, IsIncomplete: false }]);

    private static Shape Parse(string text)
    {
        var title = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(" | ");
        var task = ExtractionTask.ByName[title.Length > 1 ? title[1] : "add"];
        var parts = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].Split("--- ");
        var (open, close) = (parts[0].IndexOf('⟦', StringComparison.Ordinal), parts[0].IndexOf('⟧', StringComparison.Ordinal));
        var chosen = open < 0 ? null : parts[0][(open + 1)..close];

        var lines = parts[1].TrimEnd('\n').Split('\n');
        var flags = lines[0].Split(", ");
        var program = string.Join('\n', lines.Skip(1)).Replace("{prompt}", task.Prompt, StringComparison.Ordinal);
        return new Shape(
            title[0],
            task,
            parts[0].Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal),
            chosen,
            chosen is null ? null : (program.Length > 0 ? program : chosen) + '\n',
            Enum.Parse<ExtractionMethod>(flags[0]),
            flags[1..]);
    }
}
