using LlmEval.Core.Lab.Prompts;

namespace LlmEval.UnitTests.Core.Lab.Prompts;

public class JsonlRowsTests
{
    [Test]
    public void A_line_is_a_row_and_is_named_by_its_id_its_name_or_its_place()
    {
        var reading = JsonlRows.Read("{\"id\":\"kim\",\"name\":\"Kim\",\"age\":30,\"tall\":true,\"note\":null}\r\n\n{\"name\":\"Lee\"}\n{\"age\":1.50}\n");

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => row.Name).ShouldBe(["kim", "Lee", "row-3"]);
        reading.Rows[0].Values.ShouldBe(new Dictionary<string, string> { ["id"] = "kim", ["name"] = "Kim", ["age"] = "30", ["tall"] = "true", ["note"] = "" });
        reading.Rows[2].Values["age"].ShouldBe("1.50");
    }

    [TestCase("", "rows: there are none")]
    [TestCase("{\"a\":1}\n{\"a\":", "line 2: is no JSON object: ")]
    [TestCase("[1]", "line 1: is no JSON object")]
    [TestCase("{\"a\":[1]}", "line 1, a: is a list or an object: give a text")]
    [TestCase("{\"id\":\"x\"}\n{\"id\":\"x\"}", "rows: 2 rows are called 'x': give each a name of its own in a column id")]
    [TestCase("{\"a\":1,\"a\":2}", "line 1: is no JSON object: ")]
    public void What_cannot_be_read_is_named(string text, string problem) =>
        JsonlRows.Read(text).Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(found => $"{found.Place}: {found.Message}".ShouldStartWith(problem));
}
