using System.Text;

namespace LlmEval.Adapters.Replay;

/// <summary>What is wrong with the lines of a file: all is counted, the first 20 are told.</summary>
internal sealed class ReplayProblems(string path)
{
    private const int Told = 20;

    private readonly StringBuilder text = new();
    private int count;

    /// <summary>Adds one.</summary>
    public void Add(int line, string problem)
    {
        if (++count <= Told) text.Append($"\n{path}:{line}: {problem}");
    }

    /// <summary>Throws when there are any.</summary>
    /// <exception cref="InvalidDataException">There are.</exception>
    public void ThrowIfAny()
    {
        if (count == 0) return;
        var rest = count > Told ? $"\n… and {count - Told} more" : "";
        throw new InvalidDataException($"{count} {(count == 1 ? "problem" : "problems")}:{text}{rest}");
    }
}
