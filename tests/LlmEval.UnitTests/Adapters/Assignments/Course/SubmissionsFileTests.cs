using LlmEval.Adapters.Assignments.Course;
using LlmEval.Core.Pipeline.Assignments.Course;

namespace LlmEval.UnitTests.Adapters.Assignments.Course;

public class SubmissionsFileTests
{
    private const string Header = "timestamp,email,endpoint,secret\n";

    [Test]
    public void Rows_that_are_wrong_are_named_by_their_line_and_the_others_are_read()
    {
        var reading = SubmissionsFile.Read(
            Header + """
            2026-01-02T03:04:05Z,ann@example.org,https://ann.example/api/build,"a,secret"
            yesterday,bob@example.org,https://bob.example/,s2
            2026-01-02,bob@example.org,bob.example,s3
            2026-01-02,bob@example.org,https://bob.example/,
            2026-01-02,,https://bob.example/,s5
            2026-01-02,bob@example.org
            2026-01-02 10:00:00+02:00,cid@example.org,http://127.0.0.1:8000/api/build,s7
            """,
            "s.csv");

        reading.Rows.Select(row => (row.Email, row.Line)).ShouldBe([("ann@example.org", 2), ("cid@example.org", 8)]);
        reading.Rows[0].Secret.Reveal().ShouldBe("a,secret");
        reading.Rows[1].Timestamp.ShouldBe(new DateTimeOffset(2026, 1, 2, 8, 0, 0, TimeSpan.Zero));
        reading.Problems.Select(problem => problem.Split(": ")[0]).ShouldBe(["s.csv:3", "s.csv:4", "s.csv:5", "s.csv:6", "s.csv:7"]);
        string.Join(' ', reading.Problems).ShouldNotContain("s2");
    }

    [TestCase("\"", TestName = "A_quote_that_nobody_closes_takes_no_other_row_with_it")]
    [TestCase("s\"x", TestName = "A_quote_in_a_text_takes_no_other_row_with_it")]
    public void A_stray_quote_takes_no_other_row_with_it(string secret)
    {
        var reading = SubmissionsFile.Read(
            Header + $"""
            2026-01-02,ann@example.org,https://ann.example/,s1
            2026-01-02,bob@example.org,https://bob.example/,{secret}
            2026-01-02,cid@example.org,https://cid.example/,s3
            2026-01-02,dan@example.org,dan.example,s4
            """,
            "s.csv");

        reading.Rows.Select(row => (row.Email, row.Line)).ShouldBe([("ann@example.org", 2), ("cid@example.org", 4)]);
        reading.Problems.Select(problem => problem.Split(": ")[0]).ShouldBe(["s.csv:3", "s.csv:5"]);
    }

    [Test]
    public void An_endpoint_with_a_password_is_refused_and_not_repeated()
    {
        var reading = SubmissionsFile.Read(Header + "2026-01-02,ann@example.org,https://ann:hunter2@ann.example/,s1", "s.csv");
        reading.Rows.ShouldBeEmpty();
        var problem = reading.Problems.Single();
        problem.ShouldStartWith("s.csv:2: ");
        problem.ShouldNotContain("hunter2");
    }

    [Test]
    public void An_email_is_the_same_in_any_case_of_letters() =>
        SubmissionsFile.Read(Header + "2026-01-02,Ann@Example.org,https://ann.example/,s1", "s.csv").Rows.Single().Email.ShouldBe("ann@example.org");

    [TestCase("")]
    [TestCase("email,endpoint,secret\n")]
    [TestCase("timestamp;email;endpoint;secret\n")]
    public void Without_its_header_a_file_is_none(string text) => SubmissionsFile.Read(text, "s.csv").Problems.Single().ShouldStartWith("s.csv:1: ");

    [Test]
    public void Of_each_email_the_latest_row_counts()
    {
        var rows = SubmissionsFile.Read(
            Header + """
            2026-01-03,ann@example.org,http://new/,s1
            2026-01-02,Ann@example.org,http://old/,s2
            2026-01-02,bob@example.org,http://first/,s3
            2026-01-02,bob@example.org,http://second/,s4
            """,
            "s.csv").Rows;
        CourseRow.Latest(rows).Select(row => row.Endpoint).ShouldBe(["http://new/", "http://second/"]);
    }
}
