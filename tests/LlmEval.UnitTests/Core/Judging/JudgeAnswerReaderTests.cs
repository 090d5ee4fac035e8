using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.UnitTests.Core.Judging;

public class JudgeAnswerReaderTests
{
    private const string Plain = """{"critique":"c","issues":[],"verdict":"A_better","confidence":0.7}""";

    [TestCase(Plain)]
    [TestCase("Here is my verdict:\n" + Plain + "\nI hope that helps {really}.")]
    [TestCase("```json\n" + Plain + "\n```")]
    [TestCase("<think>{\"verdict\":\"B_better\",\"confidence\":1}</think>" + Plain)]
    [TestCase("""{"critique":"c", "verdict":"a better", "confidence":"0.7", /* sure */ }""")]
    [TestCase("""{"verdict":"A-Better","confidence":0.7,"extra":{"verdict":1}}""")]
    [TestCase(Plain + "\n" + Plain)]
    [TestCase("The braces { of code } and a \" quote, then " + Plain)]
    public void The_form_may_vary(string text)
    {
        var answer = JudgeAnswerReader.Read(text).Value!;

        answer.Verdict.ShouldBe(Verdict.FirstBetter);
        answer.Confidence.ShouldBe(0.7);
        answer.Issues.ShouldBeEmpty();
    }

    [TestCase("", "no JSON object with a verdict")]
    [TestCase("A is better, I am sure. A_better", "no JSON object with a verdict")]
    [TestCase("""{"critique":"c","issues":[],"confidence":0.7}""", "no JSON object with a verdict")]
    [TestCase("""{"verdict":"A_better","confidence":0.7""", "no JSON object with a verdict")]
    [TestCase("""{"verdict":"A wins","confidence":0.7}""", "verdict is not one of: A_much_better")]
    [TestCase("""{"verdict":["A_better"],"confidence":0.7}""", "verdict is not one of")]
    [TestCase("""{"verdict":"A_better"}""", "confidence is not a number from 0 to 1")]
    [TestCase("""{"verdict":"A_better","confidence":85}""", "confidence is not a number from 0 to 1")]
    [TestCase("""{"verdict":"A_better","confidence":-0.1}""", "confidence is not a number from 0 to 1")]
    [TestCase("""{"verdict":"A_better","confidence":"high"}""", "confidence is not a number from 0 to 1")]
    [TestCase("""{"verdict":"A_better","confidence":0.7} {"verdict":"B_better","confidence":0.7}""", "there are several answers")]
    [TestCase("""{"verdict":"A_better","verdict":"B_better","confidence":0.7}""", "no JSON object with a verdict")]
    [TestCase("""{"critique":"\ud800","verdict":"A_better","confidence":0.7}""", "half a surrogate pair")]
    public void No_verdict_is_made_up(string text, string problem)
    {
        var reading = JudgeAnswerReader.Read(text);

        reading.Value.ShouldBeNull();
        reading.Problem!.ShouldContain(problem);
    }

    [Test]
    public void The_five_verdicts_are_those_of_the_schema()
    {
        foreach (var (word, verdict) in JudgeAnswerFormat.Verdicts)
            JudgeAnswerReader.Read(SomePairs.Answer(word)).Value!.Verdict.ShouldBe(verdict);
        JudgeAnswerFormat.Verdicts.Values.ShouldBe(Enum.GetValues<Verdict>().Except([Verdict.BothBad]), ignoreOrder: true);
    }

    [Test]
    public void Issues_are_read_one_by_one_and_what_is_odd_about_them_costs_no_verdict()
    {
        var answer = JudgeAnswerReader.Read("""
            {"critique":"c","issues":[
              {"candidate":"B","quote":"x = 1","category":"correctness/off_by_one","severity":"critical","note":"n"},
              {"candidate":"response a","quote":"y","category":"Naming","severity":"huge","note":"n"},
              {"candidate":"A","quote":"z","category":"other","severity":"minor","note":" "},
              {"candidate":"both","quote":"q","category":"style","severity":"minor","note":"n"},
              "words"
            ],"verdict":"tie","confidence":1}
            """).Value!;

        answer.Issues.ShouldBe(
        [
            new JudgeIssue(PairPlace.Second, "x = 1", IssueCategory.OffByOne, Severity.Critical, "n"),
            new JudgeIssue(PairPlace.First, "y", IssueCategory.Other, Severity.Minor, "Naming: n"),
            new JudgeIssue(PairPlace.First, "z", IssueCategory.Other, Severity.Minor, "not said"),
        ]);
    }

    [Test]
    public void A_text_of_braces_is_read_in_no_time() => JudgeAnswerReader.Read(new string('{', 200_000)).Value.ShouldBeNull();

    [FsCheck.NUnit.Property]
    public bool Any_text_is_an_answer_or_a_problem_and_never_both(string? text)
    {
        var reading = JudgeAnswerReader.Read(text ?? "");
        return reading.Value is null != (reading.Problem is null);
    }
}
