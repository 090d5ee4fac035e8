using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Figures;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Lab.Figures;

public class ResponseNoteTests
{
    [Test]
    public void Answers_that_look_broken_are_explained()
    {
        var usage = new TokenUsage { InputTokens = 10, OutputTokens = 500, ReasoningTokens = 500 };

        ResponseNote.Of(Some.Response("") with { FinishReason = FinishReason.Length, Usage = usage })!
            .ShouldStartWith("No text: the reasoning used up the token limit (500 of 500 tokens). Raise max_output_tokens (8000 or more");
        ResponseNote.Of(Some.Response("") with { FinishReason = FinishReason.Length, Usage = null })!.ShouldStartWith("No text: the token limit was reached");
        ResponseNote.Of(Some.Response("Half a") with { FinishReason = FinishReason.Length })!.ShouldStartWith("Cut off");
        ResponseNote.Of(Some.Response("") with { Refusal = "no" })!.ShouldBe("The model refused to answer.");
        ResponseNote.Of(Some.Response("x") with { FinishReason = FinishReason.ContentFilter })!.ShouldContain("content filter");
        ResponseNote.Of(Some.Response(""))!.ShouldBe("The answer is empty.");
        ResponseNote.Of(Some.Response("All is well.")).ShouldBeNull();
    }
}
