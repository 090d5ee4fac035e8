using System.Text;

namespace LlmEval.Adapters.Reports.GitHub;

/// <summary>
/// Writes text in which GitHub's runner finds no workflow command, whatever a model said: a line that begins with <c>::</c> gets a blank
/// between the colons, and <c>##[</c>, which works anywhere in a line, one before the bracket.
/// </summary>
/// <remarks>See ActionCommand in the runner's source: white space in front of <c>::</c> does not count, and <c>\r</c> ends a line.</remarks>
public sealed class CommandFreeWriter(TextWriter inner) : TextWriter
{
    private bool atStart = true;
    private char last;
    private char beforeLast;

    /// <inheritdoc />
    public override Encoding Encoding => inner.Encoding;

    /// <summary>The text without commands.</summary>
    public static string Clean(string text)
    {
        using var clean = new StringWriter();
        using var writer = new CommandFreeWriter(clean);
        writer.Write(text);
        return clean.ToString();
    }

    /// <inheritdoc />
    public override void Write(char value)
    {
        lock (inner)
        {
            if ((atStart && value == ':' && last == ':') || (value == '[' && last == '#' && beforeLast == '#')) inner.Write(' ');
            inner.Write(value);
            (beforeLast, last) = (last, value);
            if (value is '\n' or '\r') atStart = true;
            else if (value != ':' && !char.IsWhiteSpace(value)) atStart = false;
        }
    }

    /// <inheritdoc />
    public override void Flush() => inner.Flush();
}
