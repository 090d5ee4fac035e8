using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>A text that a person wrote, by lines that messages can show.</summary>
public sealed class SourceText
{
    private static readonly string[] LineBreaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];
    private readonly Lazy<string[]> lines;

    /// <summary>Takes a text; a byte order mark at its start is dropped.</summary>
    /// <param name="name">Absolute path of the file, or the name of the option that the text was given to.</param>
    /// <param name="text">The text.</param>
    public SourceText(string name, string text)
    {
        Name = name;
        Text = text.StartsWith('\uFEFF') ? text[1..] : text;
        lines = new Lazy<string[]>(() => Text.Split(LineBreaks, StringSplitOptions.None));
    }

    /// <summary>Absolute path of the file, or the name of the option.</summary>
    public string Name { get; }

    /// <summary>The text without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>A line, from 1, without its end and with secrets masked (same width); empty beyond the last one.</summary>
    public string Line(int number) => number >= 1 && number <= lines.Value.Length ? SecretPatterns.Mask(lines.Value[number - 1]) : "";

    /// <summary>The lines as written, from 1.</summary>
    public IEnumerable<(int Number, string Text)> Lines => lines.Value.Select((text, index) => (index + 1, text));

    /// <summary>The place of a character.</summary>
    /// <param name="index">Index in <see cref="Text"/>, from 0.</param>
    public Location At(int index)
    {
        var before = Text.AsSpan(0, index).ToString().Split(LineBreaks, StringSplitOptions.None);
        return new Location(this, before.Length, before[^1].Length + 1);
    }
}

/// <summary>A place in a <see cref="SourceText"/>.</summary>
/// <param name="Source">The text.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
public readonly record struct Location(SourceText Source, int Line, int Column)
{
    /// <summary>The line's text with secrets masked.</summary>
    public string SourceLine => Source.Line(Line);
}
