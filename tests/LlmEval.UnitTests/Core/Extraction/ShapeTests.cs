using LlmEval.Core.Domain.Code;
using LlmEval.Core.Extraction;

namespace LlmEval.UnitTests.Core.Extraction;

public class ShapeTests
{
    private static readonly MarkdownCodeExtractor Extractor = new();

    [TestCaseSource(typeof(Shape), nameof(Shape.All))]
    public void An_answer_gives_the_program_that_its_author_meant(Shape shape)
    {
        var found = Extractor.Extract(shape.Response, shape.Task);

        found.Code.ShouldBe(shape.Program, found.Reason);
        found.Method.ShouldBe(shape.Method, found.Reason);
        TextOf(found, shape.Response).ShouldBe(shape.Chosen);
        found.LooksComplete.ShouldBe(shape.Chosen is not null && !shape.IsIncomplete);
        found.StartsWithPrompt.ShouldBe(shape.Method == ExtractionMethod.Continuation || shape.Flags.Contains("with prompt"));
        found.Reason.ShouldNotBeNullOrWhiteSpace();
        found.Reason.ShouldNotContain('\n');
    }

    [TestCaseSource(typeof(Shape), nameof(Shape.All))]
    public void Line_ends_of_Windows_change_nothing(Shape shape)
    {
        var response = shape.Response.Replace("\n", "\r\n", StringComparison.Ordinal);
        var found = Extractor.Extract(response, shape.Task);

        found.Code.ShouldBe(shape.Program);
        TextOf(found, response).ShouldBe(shape.Chosen?.Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    [TestCaseSource(typeof(Shape), nameof(Shape.Complete))]
    public void A_program_in_a_fence_is_found_as_it_is(Shape shape) =>
        Extractor.Extract($"``````python\n{shape.Program}``````\n", shape.Task).Code.ShouldBe(shape.Program);

    private static string? TextOf(ExtractedCode found, string response) => found.Span is { } span ? response[span.Start..span.End] : null;
}
