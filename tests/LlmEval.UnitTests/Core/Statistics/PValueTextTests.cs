using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class PValueTextTests
{
    [TestCase(1, "1.0000")]
    [TestCase(0.03125, "0.0313")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(0.00004, "< 0.0001")]
    [TestCase(0, "< 0.0001")]
    [TestCase(null, "–")]
    public void No_p_value_is_shown_as_nothing(double? p, string text) => PValueText.Of(p).ShouldBe(text);
}
