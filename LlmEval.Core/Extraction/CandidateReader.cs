using LlmEval.Core.Extraction.Python;

namespace LlmEval.Core.Extraction;

/// <summary>Tells what pieces of a response are to a task.</summary>
/// <param name="entryPoint">The name that the program must define.</param>
/// <param name="canContinue">Whether the prompt has a header that a body could continue.</param>
internal sealed class CandidateReader(string entryPoint, bool canContinue)
{
    /// <summary>A fenced block as a candidate, or null when it is no Python.</summary>
    public Candidate? Read(FencedBlock block)
    {
        var lines = WithoutLanguageLine(block.Lines);
        if (!block.IsClosed) lines = WithoutProse(lines);
        return Read(lines, PlaceOf(block.Language), block.IsClosed);
    }

    /// <summary>A region outside all fences as a candidate, or null when it is more likely prose.</summary>
    public Candidate? Read(SourceLines region) => Read(region, Place.Unfenced, isClosed: true);

    /// <summary>Whether lines are a transcript of Python's prompt, which is no program.</summary>
    public static bool IsTranscript(SourceLines lines)
    {
        var first = lines.FirstContent();
        return first < lines.Count && lines.At(first).TrimStart().StartsWith(">>>", StringComparison.Ordinal);
    }

    private Candidate? Read(SourceLines lines, Place place, bool isClosed)
    {
        lines = lines.TrimEnd();
        var shape = PythonShape.Of(lines, entryPoint);
        if (shape.FirstLine < 0 || IsTranscript(lines)) return null;

        var candidate = new Candidate
        {
            Lines = lines,
            Shape = shape,
            Place = place,
            IsClosed = isClosed,
            Role = Role.Other,
            Parses = shape.Parses,
        };
        candidate = lines.IndentOf(shape.FirstLine).IsEmpty ? AtTheMargin(candidate) : Indented(candidate);
        return IsCode(candidate) ? candidate : null;
    }

    /// <summary>Indented code is a body, unless it is the whole function and only shifted.</summary>
    private Candidate Indented(Candidate candidate)
    {
        if (candidate.Lines.Dedent(candidate.Lines.IndentOf(candidate.Shape.FirstLine)) is { } dedented)
        {
            var shape = PythonShape.Of(dedented, entryPoint);
            if (!canContinue || (shape.EntryPoint == Definition.Real && !shape.Returns))
                return AtTheMargin(candidate with { Lines = dedented, Shape = shape, Parses = shape.Parses });
        }

        return canContinue ? candidate with { Role = Role.Body, Parses = candidate.Shape.ParsesAsBody } : candidate;
    }

    private Candidate AtTheMargin(Candidate candidate)
    {
        var shape = candidate.Shape;
        if (shape.EntryPoint != Definition.None)
            return candidate with { Role = shape.EntryPoint == Definition.Real ? Role.Full : Role.Stub };
        if (!canContinue || (shape.LostIndentLine < 0 && !shape.Returns)) return candidate;
        return candidate with
        {
            Role = Role.Body,
            Parses = shape.ParsesAsBody,
            Lost = shape.LostIndentLine >= 0 ? LostIndent.FirstLine : LostIndent.AllLines,
        };
    }

    /// <summary>The less a place says of being Python, the more the lines must.</summary>
    private static bool IsCode(Candidate candidate) => (candidate.Place, candidate.Role) switch
    {
        (Place.PythonFence or Place.PyFence, _) => true,
        (Place.OtherFence, _) => candidate.Role == Role.Full && candidate.Parses,
        (_, Role.Full or Role.Stub) => true,
        (_, Role.Body) => candidate.Shape.IsPlausible,
        (Place.BareFence, _) => candidate.Shape.HasDefinitions || (candidate.Shape.IsPlausible && candidate.Parses),
        _ => candidate.Shape.HasDefinitions,
    };

    private static Place PlaceOf(string language) => language switch
    {
        "" => Place.BareFence,
        "py" or "py3" => Place.PyFence,
        _ when language.StartsWith("python", StringComparison.Ordinal) && IsVersion(language.AsSpan("python".Length)) => Place.PythonFence,
        _ => Place.OtherFence,
    };

    private static bool IsVersion(ReadOnlySpan<char> text) => text.TrimStart("0123456789.").IsEmpty;

    /// <summary>Models that know no fences write the language on a line of its own.</summary>
    private static SourceLines WithoutLanguageLine(SourceLines lines)
    {
        var first = lines.FirstContent();
        while (first < lines.Count && lines.At(first).Trim() is "python" or "Python" or "python3" or "py")
        {
            lines = lines.Slice(first + 1, lines.Count);
            first = lines.FirstContent();
        }

        return lines;
    }

    private static SourceLines WithoutProse(SourceLines lines)
    {
        var first = lines.FirstContent();
        return first == lines.Count ? lines : lines.Slice(0, UnfencedCode.EndOfCode(lines, first));
    }
}
