using System.Text;
using LlmEval.Adapters.Reports.Markdown;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Reports.Markdown;

public class MarkdownReportTests : ReportWriterContract
{
    public override IReportWriter Format { get; } = new MarkdownReport();

    [Test]
    public async Task It_leads_with_the_table_and_the_gates()
    {
        var document = await WriteAsync(SomeReport.Full());
        document.ShouldContain("| model | passed ✓ | failed ✗ | not measured ? | pass@1 [95%] | pass@2 [95%] | mean run | tokens in → out | cost |");
        document.ShouldContain("| `sample-strong` with `terse` | 0 | 1 | 0 |");
        document.ShouldContain("| ✗ **not met** | `sample-weak pass@1 ≥ 0.6` | `0.000 is below 0.600` |");
        document.ShouldContain("**4 of 10 samples were not measured; they count for nobody.**");
        document.ShouldContain("<details><summary>✗ failed · <code>sample-weak/strings/shout</code> · <code>assert candidate(&#39;a&#39;) == &#39;A!&#39;</code></summary>");
    }

    [Test]
    public async Task Hostile_texts_stay_inside_their_fences()
    {
        var document = await WriteAsync(SomeReport.OfHostileTexts());
        var outside = OutsideFences(document);
        outside.ShouldNotContain("<script");
        outside.ShouldNotContain("<img");
        outside.ShouldNotContain("\n# forged");
        document.ShouldNotContain('\u202e');
        document.ShouldContain("\n`````text\n");
    }

    [TestCase("a`b", "``a`b``")]
    [TestCase("`a``", "``` `a`` ```")]
    [TestCase("a|b\nc", "`a\\|b c`")]
    [TestCase("", "")]
    public void A_code_span_holds_any_text(string text, string span) => Inline.Code(text).ShouldBe(span);

    [Test]
    public async Task It_stays_below_the_limit_and_says_what_it_leaves_out()
    {
        var long1 = new string('x', 15_000);
        var cases = Enumerable.Range(0, 100).Select(i => SomeReport.Case("m", $"t{i}", SomeReport.Failing() with { Extracted = SomeReport.Failing().Extracted! with { Code = long1 } }));
        var document = await WriteAsync(SomeReport.Of([.. cases]));
        Encoding.UTF8.GetByteCount(document).ShouldBeInRange(800 * 1024, 1024 * 1024);
        document.ShouldEndWith("more are left out, to stay below GitHub's limit. See them with `llm-eval show deadbeef --failed`.\n");
    }

    protected override void Validate(string document)
    {
        document.ShouldStartWith("# `demo`\n");
        Count("<details>").ShouldBe(Count("</details>"));
        int Count(string part) => OutsideFences(document).Split(part).Length - 1;
    }

    // A fence is closed by a line of at least as many backticks, and by nothing else.
    private static string OutsideFences(string document)
    {
        var outside = new StringBuilder();
        string? fence = null;
        foreach (var line in document.Split('\n'))
        {
            var ticks = new string([.. line.TakeWhile(c => c == '`')]);
            if (fence is null && ticks.Length >= 3) fence = ticks;
            else if (fence is not null && ticks.Length >= fence.Length && ticks == line) fence = null;
            else if (fence is null) outside.Append(line).Append('\n');
        }

        fence.ShouldBeNull();
        return outside.ToString();
    }
}
