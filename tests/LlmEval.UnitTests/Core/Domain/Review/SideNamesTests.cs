using LlmEval.Core.Domain.Review;

namespace LlmEval.UnitTests.Core.Domain.Review;

public class SideNamesTests
{
    [TestCase("[A] beats [B]; Response A is short, candidate B is not.", "[first] beats [second]; [first] is short, [second] is not.")]
    [TestCase("A list of B-trees: plan A, [a].", "A list of B-trees: plan A, [a].")]
    public void Words_about_letters_become_words_about_the_pair(string said, string stored)
    {
        SideNames.ToPair(said, ShownOrder.FirstIsA).ShouldBe(stored);
        SideNames.ToPair(said, ShownOrder.SecondIsA).ShouldBe(Exchanged(stored));
    }

    [Test]
    public void A_reader_sees_the_letters_of_their_own_order()
    {
        const string stored = "[first] beats [second].";
        SideNames.ToReader(stored, ShownOrder.FirstIsA).ShouldBe("A beats B.");
        SideNames.ToReader(stored, ShownOrder.SecondIsA).ShouldBe("B beats A.");
    }

    private static string Exchanged(string text) =>
        text.Replace("[first]", "\0", StringComparison.Ordinal).Replace("[second]", "[first]", StringComparison.Ordinal).Replace("\0", "[second]", StringComparison.Ordinal);

    [Test]
    public void Words_about_a_preference_say_which_response_was_chosen()
    {
        SideNames.ToPreference("[first] raises, [second] does not.", PairPlace.Second).ShouldBe("the rejected response raises, the chosen response does not.");
        SideNames.ToPreference("[first] raises, [second] does not.", PairPlace.First).ShouldBe("the chosen response raises, the rejected response does not.");
    }
}
