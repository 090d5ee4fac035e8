using LlmEval.Core.Judging.Reviewing;

namespace LlmEval.UnitTests.Core.Judging.Reviewing;

public class ResponseLabelsTests
{
    [TestCase(0, "A")]
    [TestCase(25, "Z")]
    [TestCase(26, "AA")]
    [TestCase(51, "AZ")]
    [TestCase(52, "BA")]
    [TestCase(701, "ZZ")]
    [TestCase(702, "AAA")]
    public void Labels_count_like_the_columns_of_a_spreadsheet(int place, string label)
    {
        ResponseLabels.Of(place).ShouldBe(label);
        ResponseLabels.PlaceOf(label, 800).ShouldBe(place);
    }

    [TestCase("B", 1)]
    [TestCase(" [B] ", 1)]
    [TestCase("Response B", 1)]
    [TestCase("RESPONSE [B]", 1)]
    [TestCase("b", null)]
    [TestCase("AB", null)]
    [TestCase("B is best", null)]
    [TestCase("Response", null)]
    [TestCase("C", null)]
    [TestCase("", null)]
    public void A_label_is_matched_whole(string written, int? place) => ResponseLabels.PlaceOf(written, 2).ShouldBe(place);
}
