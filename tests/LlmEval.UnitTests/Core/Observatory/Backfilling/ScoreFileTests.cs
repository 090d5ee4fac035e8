using LlmEval.Core.Observatory.Backfilling;

namespace LlmEval.UnitTests.Core.Observatory.Backfilling;

public class ScoreFileTests
{
    [Test]
    public void Quoted_keys_with_numbers_are_scores_in_their_order()
    {
        var file = ScoreFile.Parse("aime24_scores.yaml", "\"accuracy (avg over 32)\": 0.7123\n  \"bootstrap_std (avg over 32)\":1.12e-2\r\n\n# a comment\n");

        file.Dataset.ShouldBe("aime24");
        file.Scores.ShouldBe([new("accuracy (avg over 32)", 0.7123), new("bootstrap_std (avg over 32)", 0.0112)]);
        file.Skipped.ShouldBeEmpty();
    }

    [TestCase("accuracy: 0.5", "quotes")]
    [TestCase("\"accuracy\": nan", "number")]
    [TestCase("\"accuracy\": +", "number")]
    [TestCase("\"accuracy\": 0.5 # good", "number")]
    [TestCase("\"accuracy\": 1e999", "number")]
    [TestCase("scores", "metric")]
    public void A_line_that_is_no_score_is_said_with_its_number_and_skipped(string line, string reason)
    {
        var file = ScoreFile.Parse("x_scores.yaml", $"\"a\": 1\n\n{line}\n\"b\": 0\n");

        file.Scores.Select(score => score.Key).ShouldBe(["a", "b"]);
        var skipped = file.Skipped.ShouldHaveSingleItem();
        (skipped.Number, skipped.Text).ShouldBe((3, line));
        skipped.Reason.ShouldContain(reason);
    }

    [Test]
    public void Of_a_metric_that_stands_twice_the_last_number_counts() =>
        ScoreFile.Parse("x_scores.yaml", "\"a\": 0.1\n\"b\": 0.2\n\"a\": 0.3\n").Scores.ShouldBe([new("a", 0.3), new("b", 0.2)]);
}
