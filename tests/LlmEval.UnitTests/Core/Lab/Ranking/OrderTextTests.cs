using LlmEval.Core.Lab.Ranking;

namespace LlmEval.UnitTests.Core.Lab.Ranking;

public class OrderTextTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Names = [["a", "brief"], ["b", "long answer"], ["c", "A"]];

    [TestCase("a>b>c", "0|1|2")]
    [TestCase(" c = b >a ", "2,1|0")]
    [TestCase("a=b=c", "0,1,2")]
    [TestCase("long answer > brief > c", "1|0|2")]
    [TestCase("B > a > C", "1|0|2")]
    [TestCase("A > a > b", "2|0|1")]
    public void Things_go_by_any_of_their_names(string text, string groups) =>
        string.Join('|', OrderText.Read(text, Names).Groups.Select(group => string.Join(',', group))).ShouldBe(groups);

    [TestCase("", "something is missing beside")]
    [TestCase("a > > b", "something is missing beside")]
    [TestCase("a > b", "c is missing")]
    [TestCase("b", "a, c are missing")]
    [TestCase("a > b > a", "'a' stands twice")]
    [TestCase("a > b > d", "'d' is none of: a, b, c")]
    [TestCase("a > x b > c", "'x b' is none of")]
    public void What_cannot_be_read_says_why(string text, string problem)
    {
        var reading = OrderText.Read(text, Names);

        reading.Problem.ShouldNotBeNull().ShouldContain(problem);
        reading.Groups.ShouldBeEmpty();
    }

    [Test]
    public void A_word_that_means_two_things_means_none() =>
        OrderText.Read("Same > b", [["same"], ["SAME"], ["b"]]).Problem.ShouldBe("'Same' could be same or SAME");

    [FsCheck.NUnit.Property]
    public bool Every_order_that_can_be_written_is_read_back(int seed, byte ties)
    {
        var order = Enumerable.Range(0, 8).ToArray();
        new Random(seed).Shuffle(order);
        bool TiedTo(int place) => (ties >> place & 1) == 1;
        var text = string.Concat(order.Select((item, place) => place == 0 ? $"n{item}" : $"{(TiedTo(place) ? " = " : " > ")}n{item}"));

        var reading = OrderText.Read(text, [.. Enumerable.Range(0, 8).Select(index => (IReadOnlyList<string>)[$"n{index}"])]);

        return reading.Problem is null
            && reading.Groups.SelectMany(group => group).SequenceEqual(order)
            && reading.Groups.Count == 1 + Enumerable.Range(1, 7).Count(place => !TiedTo(place));
    }
}
