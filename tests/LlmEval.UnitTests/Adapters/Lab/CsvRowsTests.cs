using LlmEval.Adapters.Lab;

namespace LlmEval.UnitTests.Adapters.Lab;

public class CsvRowsTests
{
    [TestCase("id,topic\nkim,\"cats, \"\"and\"\"\ndogs\"\nlee,\n")]
    [TestCase("id;topic\r\nkim;\"cats, \"\"and\"\"\ndogs\"\r\n\r\nlee;")]
    [TestCase("\uFEFFid\ttopic\nkim\t\"cats, \"\"and\"\"\ndogs\"\nlee\t")]
    public void Rows_are_read_whatever_separates_them(string text)
    {
        var reading = CsvRows.Read(text);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => (row.Name, row.Values["topic"])).ShouldBe([("kim", "cats, \"and\"\ndogs"), ("lee", "")]);
    }

    [Test]
    public void One_column_is_a_table_too() => CsvRows.Read("topic\ncats\ndogs").Rows.Select(row => (row.Name, row.Values["topic"])).ShouldBe([("row-1", "cats"), ("row-2", "dogs")]);

    [TestCase("", "line 1: is missing: it names the variables")]
    [TestCase("topic\n", "rows: there are none")]
    [TestCase("id,topic\nkim\n", "line 2: has 1 cells where line 1 has 2: put texts with separators into quotes")]
    [TestCase("id,topic\nkim,\"a\nb\"\nlee,a,b\n", "line 4: has 3 cells where line 1 has 2")]
    [TestCase("id,my topic\nkim,a\n", "line 1: 'my topic' can be no variable")]
    [TestCase("id,id\nkim,a\n", "line 1: 'id' stands there 2 times")]
    [TestCase("id,topic\nkim,\"open\n", "line 2: is no CSV: ")]
    [TestCase("id,topic\nkim,a\nkim,b\n", "rows: 2 rows are called 'kim'")]
    public void Problems_name_the_line(string text, string problem) =>
        CsvRows.Read(text).Problems.Select(found => $"{found.Place}: {found.Message}").ShouldHaveSingleItem().ShouldStartWith(problem);

    [FsCheck.NUnit.Property]
    public bool Any_text_is_read_or_said_to_be_broken(FsCheck.NonNull<string> text)
    {
        var reading = CsvRows.Read(text.Get);
        return reading.Rows.Count > 0 || reading.Problems.Count > 0;
    }
}
