using System.Globalization;
using System.Text;
using System.Xml.Linq;
using System.Xml.Schema;
using LlmEval.Adapters.Trx;

namespace LlmEval.UnitTests.Adapters.Trx;

public class TrxWriterTests
{
    [Test]
    public async Task A_run_carries_its_identity_times_and_outcome()
    {
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(SomeTrx.Result()) with { Outcome = TrxRunOutcome.Failed });

        document.Root!.Of("id").ShouldBe("0199aaaa-0000-7000-8000-000000000001");
        document.Root!.Of("name").ShouldBe("ada@lovelace 2026-03-01 12:00:00");
        document.Root!.Of("runUser").ShouldBe("ada");
        document.One("Times").Attributes().Select(time => time.Value).ShouldBe(
        [
            "2026-03-01T12:00:00.0000000+00:00",
            "2026-03-01T12:00:01.0000000+00:00",
            "2026-03-01T12:00:02.0000000+00:00",
            "2026-03-01T12:03:00.0000000+00:00",
        ]);
        document.One("Deployment").Of("runDeploymentRoot").ShouldBe("ada_lovelace_2026-03-01_12_00_00");
        document.One("ResultSummary").Of("outcome").ShouldBe("Failed");
    }

    [Test]
    public async Task A_result_carries_everything_known_about_it()
    {
        var result = SomeTrx.Result(outcome: TrxOutcome.Failed) with
        {
            Categories = ["smoke", "model:gpt"],
            Message = "assert add(1, 2) == 3",
            Detail = "def add(a, b):\n    return a - b",
            StandardOutput = "1 sample",
            StandardError = "a warning",
            Properties = [new("model", "gpt"), new("prompt", "plain")],
        };
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(result));

        var written = document.One("UnitTestResult");
        written.Of("testName").ShouldBe("HumanEval/0");
        written.Of("outcome").ShouldBe("Failed");
        written.Of("computerName").ShouldBe("lovelace");
        written.Of("testId").ShouldBe(result.TestId.ToString());
        written.Of("executionId").ShouldBe(result.ExecutionId.ToString());
        written.Of("testType").ShouldBe("13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b");
        written.One("Message").Value.ShouldBe("assert add(1, 2) == 3");
        written.One("StackTrace").Value.ShouldBe("def add(a, b):\n    return a - b");
        written.One("StdOut").Value.ShouldBe("1 sample");
        written.One("StdErr").Value.ShouldBe("a warning");

        var definition = document.One("UnitTest");
        definition.Of("storage").ShouldBe("/srv/Evals/LlmEval.Suites.dll");
        definition.All("TestCategoryItem").Select(item => item.Of("TestCategory")).ShouldBe(["smoke", "model:gpt"]);
        definition.All("Key").Select(key => key.Value).ShouldBe(["model", "prompt"]);
        definition.All("Value").Select(value => value.Value).ShouldBe(["gpt", "plain"]);
        definition.One("TestMethod").Of("className").ShouldBe("LlmEval.Suites.Cases");
        definition.One("TestMethod").Of("name").ShouldBe("Case");
        definition.One("TestMethod").Of("codeBase").ShouldBe("/srv/Evals/LlmEval.Suites.dll");
    }

    [Test]
    public async Task A_result_without_texts_has_no_output()
    {
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(SomeTrx.Result() with { StandardOutput = "" }));

        document.All("Output").ShouldBeEmpty();
        document.All("TestCategory").ShouldBeEmpty();
        document.All("Properties").ShouldBeEmpty();
    }

    [Test]
    public async Task A_message_alone_is_still_followed_by_a_stack_trace()
    {
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(SomeTrx.Result() with { Message = "partial run" }));

        document.One("ErrorInfo").Elements().Select(element => element.Value).ShouldBe(["partial run", ""]);
    }

    // dorny/test-reporter throws on anything but \d\d:\d\d:\d\d\.\d+, which TimeSpan's own format is not when the decimals are zero.
    [TestCase(0, "00:00:00.0000000")]
    [TestCase(-5, "00:00:00.0000000")]
    [TestCase(1, "00:00:00.0000001")]
    [TestCase(20_000_000, "00:00:02.0000000")]
    [TestCase(863_999_999_999, "23:59:59.9999999")]
    [TestCase(864_000_000_000, "1.00:00:00.0000000")]
    public async Task A_duration_always_carries_its_decimals(long ticks, string written)
    {
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(SomeTrx.Result() with { Duration = TimeSpan.FromTicks(ticks) }));

        document.One("UnitTestResult").Of("duration").ShouldBe(written);
    }

    [Test]
    public async Task Times_are_in_UTC_and_the_end_is_the_start_and_the_duration()
    {
        var started = new DateTimeOffset(2026, 3, 1, 23, 59, 59, TimeSpan.FromHours(-5));
        var result = SomeTrx.Result() with { Started = started, Duration = TimeSpan.FromSeconds(1.5) };
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(result));

        document.One("UnitTestResult").Of("startTime").ShouldBe("2026-03-02T04:59:59.0000000+00:00");
        document.One("UnitTestResult").Of("endTime").ShouldBe("2026-03-02T05:00:00.5000000+00:00");
    }

    [Test]
    public async Task Counters_count_each_outcome_and_add_up()
    {
        var outcomes = Enum.GetValues<TrxOutcome>().SelectMany((outcome, i) => Enumerable.Repeat(outcome, i + 1)).ToList();
        var results = outcomes.Select((outcome, i) => SomeTrx.Result($"case {i}", outcome));
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run([.. results]));

        var counters = document.One("Counters").Attributes().ToDictionary(counter => counter.Name.LocalName, counter => (int)counter);
        foreach (var outcome in Enum.GetValues<TrxOutcome>())
        {
            counters[char.ToLowerInvariant(outcome.ToString()[0]) + outcome.ToString()[1..]].ShouldBe(outcomes.Count(o => o == outcome));
        }

        counters["total"].ShouldBe(outcomes.Count);
        counters["executed"].ShouldBe(outcomes.Count(outcome => outcome != TrxOutcome.NotExecuted));
        counters.Where(counter => counter.Key is not ("total" or "executed")).Sum(counter => counter.Value).ShouldBe(outcomes.Count);
    }

    [Test]
    public async Task A_run_without_results_has_no_empty_lists_of_them()
    {
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run());

        document.Root!.Elements().Select(element => element.Name.LocalName).ShouldBe(["Times", "TestSettings", "TestLists", "ResultSummary"]);
        document.One("Counters").Attributes().ShouldAllBe(counter => (int)counter == 0);
    }

    [Test]
    public async Task A_test_that_was_executed_twice_is_defined_once()
    {
        var first = SomeTrx.Result("retried", TrxOutcome.Failed);
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(first, SomeTrx.Result("retried")));

        document.All("UnitTestResult").Count.ShouldBe(2);
        document.All("TestEntry").Count.ShouldBe(2);
        document.One("UnitTest").One("Execution").Of("id").ShouldBe(first.ExecutionId.ToString());
    }

    [TestCase("\"quoted\" 'single' & <b> ]]> <script>alert(1)</script> &amp; <![CDATA[ -->")]
    [TestCase("🧪 naïve 日本語 \U0010FFFD \u0085\u2028 e\u0301")]
    [TestCase("first\r\nsecond\rthird\nfourth\tfifth  ")]
    [TestCase("Test \\x1b C:\\new\\u0041")]
    public async Task A_text_that_XML_can_hold_is_read_back_as_it_was(string text)
    {
        var result = SomeTrx.Result(text) with { Message = text, Detail = text, StandardOutput = text };
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(result));

        document.One("UnitTestResult").Of("testName").ShouldBe(text);
        document.One("Message").Value.ShouldBe(text);
        document.One("StackTrace").Value.ShouldBe(text);
        document.One("StdOut").Value.ShouldBe(text);
    }

    [TestCase(10_000)]
    [TestCase(1_000_000)]
    public async Task A_long_message_is_not_cut(int length)
    {
        // An odd length before the emoji puts a surrogate pair across every boundary of a writer's buffer at some point.
        var text = string.Concat(Enumerable.Repeat("x🙂\"<]]>\r\n", length / 10));
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(SomeTrx.Result() with { Message = text }));

        document.One("Message").Value.ShouldBe(text);
    }

    [Test]
    public async Task Ten_thousand_results_are_written_in_their_order()
    {
        var names = Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"case {i}")).ToList();
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run([.. names.Select(name => SomeTrx.Result(name))]));

        document.All("UnitTestResult").Select(result => result.Of("testName")).ShouldBe(names);
        document.All("UnitTest").Count.ShouldBe(10_000);
        document.One("Counters").Of("total").ShouldBe("10000");
    }

    [Test]
    public async Task The_file_is_UTF8_without_a_byte_order_mark_and_the_stream_stays_open()
    {
        using var stream = new MemoryStream();
        await TrxWriter.WriteAsync(SomeTrx.Run(SomeTrx.Result()), stream, CancellationToken.None);

        stream.CanWrite.ShouldBeTrue();
        Encoding.UTF8.GetString(stream.ToArray()).ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<TestRun id=");
    }

    [Test]
    public void A_cancelled_write_throws() =>
        Should.Throw<OperationCanceledException>(
            () => TrxWriter.WriteAsync(SomeTrx.Run(SomeTrx.Result()), Stream.Null, new CancellationToken(canceled: true)));

    [TestCase("UnitTestResult", "outcome", "failed")]
    [TestCase("UnitTestResult", "duration", "00:00:02")]
    [TestCase("UnitTestResult", "startTime", "2026-03-01 12:00:00")]
    [TestCase("UnitTestResult", "testId", "00000000-0000-0000-0000-000000000000")]
    [TestCase("TestEntry", "executionId", "00000000-0000-0000-0000-000000000000")]
    [TestCase("ResultSummary", "outcome", "Complete")]
    [TestCase("Counters", "total", "-1")]
    public async Task The_schema_of_these_tests_notices(string element, string attribute, string wrong)
    {
        var document = await SomeTrx.ReadBackAsync(SomeTrx.Run(SomeTrx.Result()));
        document.One(element).SetAttributeValue(attribute, wrong);

        Should.Throw<XmlSchemaValidationException>(() => SomeTrx.Validate(new XDocument(document)));
    }
}
