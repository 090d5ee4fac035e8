using LlmEval.Core.Domain.Prompting;

namespace LlmEval.UnitTests.Core.Domain.Prompting;

public class FenceTokensTests
{
    [Test]
    public void The_same_call_has_the_same_token_and_every_other_call_another()
    {
        var tokens = FenceTokens.Seeded(7);
        var token = tokens.For(["task", "one", "two"]);

        token.Length.ShouldBe(FenceTokens.Length);
        token.ShouldAllBe(c => char.IsAsciiHexDigitLower(c));
        tokens.For(["task", "one", "two"]).ShouldBe(token);
        tokens.For(["task", "two", "one"]).ShouldNotBe(token);
        tokens.For(["task", "onetwo", ""]).ShouldNotBe(token);
        FenceTokens.Seeded(8).For(["task", "one", "two"]).ShouldNotBe(token);
    }

    [Test]
    public void A_token_that_occurs_in_a_text_in_either_case_is_passed_over()
    {
        var tokens = new FenceTokens((_, attempt) => new[] { "aaaa", "bbbb", "cccc" }[attempt]);

        tokens.For(["x aaaa y", "BBBB"]).ShouldBe("cccc");
    }

    [FsCheck.NUnit.Property]
    public bool A_token_is_in_none_of_the_texts_even_if_they_hold_the_first_ones_that_are_drawn(string[] texts, byte guessed)
    {
        string[] known = [.. texts.Select(text => text ?? "")];
        // Whoever wrote the last text knows the first tokens: as if the draw did not depend on the texts.
        var draw = FenceTokens.Seeded(1);
        var leaked = string.Concat(Enumerable.Range(0, guessed % 5).Select(attempt => $"{attempt:x32}"));
        var weak = new FenceTokens((_, attempt) => $"{attempt:x32}");
        string[] attacked = [.. known, leaked];
        return attacked.All(text => !text.Contains(weak.For(attacked), StringComparison.OrdinalIgnoreCase))
            && attacked.All(text => !text.Contains(draw.For(attacked), StringComparison.OrdinalIgnoreCase));
    }
}
