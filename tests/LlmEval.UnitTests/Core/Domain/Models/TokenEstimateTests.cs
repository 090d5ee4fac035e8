using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Domain.Models;

public class TokenEstimateTests
{
    [TestCase("", 0)]
    [TestCase("a", 1)]
    [TestCase("abcd", 1)]
    [TestCase("abcde", 2)]
    public void Four_characters_are_a_token_rounded_up(string text, int tokens) =>
        TokenEstimate.Input([new(ChatRole.User, text)]).ShouldBe(tokens);

    [Test]
    public void Messages_are_rounded_each_and_summed() =>
        TokenEstimate.Input([new(ChatRole.System, "abcde"), new(ChatRole.User, "a")]).ShouldBe(3);

    [TestCase("abc", 3)]
    [TestCase("äö", 4)]
    [TestCase("日本", 6)]
    [TestCase("😀", 4)]
    public void No_conversation_has_more_tokens_than_bytes_and_a_few_around_each_message(string text, int bytes) =>
        TokenEstimate.MostInput([new(ChatRole.System, text), new(ChatRole.User, text)]).ShouldBe(2 * (bytes + 16));

    [Test]
    public void The_total_adds_the_most_output()
    {
        var bounded = SomeModels.Asking("abcd") with { Parameters = new() { MaxOutputTokens = 100 } };
        TokenEstimate.Total(bounded).ShouldBe(101);
        TokenEstimate.Total(bounded with { Parameters = new() }).ShouldBe(1 + TokenEstimate.UnboundedOutput);
    }
}
