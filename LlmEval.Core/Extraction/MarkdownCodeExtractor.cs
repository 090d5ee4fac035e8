using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Extraction.Python;

namespace LlmEval.Core.Extraction;

/// <summary>Finds the Python program in a model's answer, which is Markdown, bare code or the rest of the prompt.</summary>
/// <remarks>
/// Takes time linear in the response. Never changes code but for line ends, the indent that a whole block has in common, and an indent that
/// the first line or all lines of a body have lost.
/// </remarks>
public sealed class MarkdownCodeExtractor : ICodeExtractor
{
    /// <inheritdoc />
    public ExtractedCode Extract(string response, EvalTask task)
    {
        var text = ThinkBlocks.Blank(response);
        if (text.StartsWith('\uFEFF')) text = '\n' + text[1..];
        var prompt = PromptOutline.Of(task.Prompt, task.EntryPoint);
        var pieces = FenceScanner.Scan(SourceLines.Of(text));
        var candidates = CandidatesOf(pieces, new CandidateReader(task.EntryPoint, prompt.Code is not null));
        return CandidateSelector.Choose(candidates) is { } chosen
            ? Found(chosen, prompt, task.EntryPoint)
            : new ExtractedCode { Code = null, Method = ExtractionMethod.None, Reason = Reasons.ForNone(response, text, pieces) };
    }

    private static IEnumerable<Candidate> CandidatesOf(FencedText pieces, CandidateReader reader) =>
        pieces.Blocks.SelectMany(Unwrapped).Select(reader.Read)
            .Concat(pieces.Outside.SelectMany(lines => UnfencedCode.Find(lines, isStart: lines.Span.Start == 0)).Select(reader.Read))
            .OfType<Candidate>();

    /// <summary>The blocks within a block: some models wrap their whole answer in a longer fence.</summary>
    private static IEnumerable<FencedBlock> Unwrapped(FencedBlock block) =>
        block.Language is "" or "markdown" or "md" && FenceScanner.Scan(block.Lines).Blocks is { Count: > 0 } inner ? inner : [block];

    private static ExtractedCode Found(Candidate chosen, PromptOutline prompt, string entryPoint)
    {
        var (program, hasPrompt) = ProgramAssembler.Assemble(chosen, prompt);
        var shape = PythonShape.Of(SourceLines.Of(program), entryPoint);
        return new ExtractedCode
        {
            Code = program,
            Method = MethodOf(chosen),
            Span = chosen.Lines.Span,
            StartsWithPrompt = hasPrompt,
            LooksComplete = shape.Parses && shape.EntryPoint == Definition.Real,
            Reason = Reasons.For(chosen, entryPoint),
        };
    }

    private static ExtractionMethod MethodOf(Candidate chosen) => chosen switch
    {
        { Role: Role.Body } => ExtractionMethod.Continuation,
        { Place: Place.Unfenced } => ExtractionMethod.Unfenced,
        { IsClosed: false } => ExtractionMethod.UnclosedFence,
        _ => ExtractionMethod.Fenced,
    };
}
