using System.Text.RegularExpressions;
using LlmEval.Core.Assignments.Building;
using LlmEval.Core.Domain.Assignments;
using LlmEval.UnitTests.Core.Judging;
using static LlmEval.UnitTests.Core.Assignments.SomeRepository;

namespace LlmEval.UnitTests.Core.Assignments.Building;

public class BuildPromptTests
{
    [Test]
    public void The_first_round_tells_brief_checks_attachments_and_the_form_of_the_answer()
    {
        var prompt = BuildPrompt.Text(Task(), null);

        prompt.ShouldContain("Show the sum of data.csv in #total-sales.");
        prompt.ShouldContain("- js: !!document.querySelector('#total-sales')");
        prompt.ShouldContain("Attachment 1: data.csv (text/csv, 51 bytes, 3 lines)");
        prompt.ShouldContain("\nproduct,region,sales\nPen,North,1.50\nInk,South,2.25\n");
        prompt.ShouldContain("ONE JSON object");
        prompt.ShouldContain("LICENSE and the attachments are written by the service");
        prompt.ShouldContain("no build step");
        prompt.ShouldNotContain("earlier rounds");
        BuildPrompt.Text(Task(), null).ShouldBe(prompt);
    }

    [Test]
    public void A_change_shows_the_current_files_and_what_has_to_hold_still()
    {
        var current = Files(("LICENSE", "MIT License"), (".nojekyll", ""), ("data.csv", "product,region,sales"), ("app.js", "run();"), ("index.html", "<p>old</p>"));

        var prompt = BuildPrompt.Text(Task(2), current, [Data]);

        prompt.ShouldContain("has to hold still\n\n- js: !!document.querySelector('#total-sales')");
        prompt.ShouldContain("1. index.html (10 bytes)\n2. app.js (6 bytes)\n");
        prompt.ShouldContain("\n<p>old</p>\n");
        prompt.ShouldContain("Files that you do not name stay as they are");
        prompt.ShouldNotContain("MIT License");
        // Previewed as an attachment, not shown whole as a file.
        Regex.Count(prompt, "product,region,sales", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(1);
    }

    [Test]
    public void A_long_attachment_is_told_by_its_header_and_size()
    {
        var rows = string.Concat(Enumerable.Range(0, 1000).Select(i => $"row {i}\n"));
        var task = Task() with
        {
            Attachments = [new("long.csv", "text/csv", Bytes($"name\n{rows}")), new("wide.json", "application/json", Bytes(new string('x', 5000))), new("logo.png", "image/png", new byte[] { 137, 80, 0, 1 })],
        };

        var prompt = BuildPrompt.Text(task, null);

        prompt.ShouldContain("name\nrow 0\n");
        prompt.ShouldContain("[981 more lines of this kind]");
        prompt.ShouldNotContain("row 900");
        prompt.ShouldContain("[cut; 5000 characters in all]");
        prompt.ShouldContain("logo.png (image/png, 4 bytes)");
        prompt.ShouldContain("[not text]");
    }

    [Test]
    public void Files_that_are_not_text_or_too_long_are_named()
    {
        var current = new FileMap([.. Files(("index.html", "<p>"), ("vendor.js", new string('v', 300_000))).Files, new RepositoryFile("a.png", new byte[] { 0, 1 }), new RepositoryFile("b\n<<<x.js", Bytes("bb"))]);

        var prompt = BuildPrompt.Text(Task(2), current);

        prompt.ShouldContain("vendor.js (300000 bytes, not shown for its length)");
        prompt.ShouldContain("a.png (2 bytes, not text)");
        prompt.ShouldContain("b?<<<x.js (2 bytes)");
        prompt.ShouldNotContain("vvvv");
    }

    [TestCaseSource(nameof(Attacks))]
    public void What_an_earlier_page_says_stays_data(string attack)
    {
        var task = Task(2) with { Attachments = [new TaskAttachment("notes.md", "text/markdown", Bytes(attack))] };
        var prompt = BuildPrompt.Text(task, Files(("index.html", attack), ("README.md", $"# A\n{attack}")));
        var honest = BuildPrompt.Text(task with { Attachments = [new TaskAttachment("notes.md", "text/markdown", Bytes("x"))] }, Files(("index.html", "x"), ("README.md", "x")));

        Outside(prompt).ShouldBe(Outside(honest));
    }

    // What no fence holds; facts of size, the token and blank lines apart (what holds a NUL is no text, and not shown).
    private static string Outside(string prompt)
    {
        var token = Regex.Match(prompt, "<<<NAME (?<token>[0-9a-f]+)>>>", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups["token"].Value;
        var outside = Regex.Replace(prompt, $@"<<<(?<name>[A-Z0-9 ]+) {token}>>>\n.*?\n<<<END \k<name> {token}>>>", "", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        outside = Regex.Replace(outside, @"\n+", "\n", RegexOptions.None, TimeSpan.FromSeconds(5));
        return Regex.Replace(outside.Replace(token, "TOKEN", StringComparison.Ordinal), @"\d+ bytes(, \d+ lines)?", "N", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }

    private static IEnumerable<TestCaseData> Attacks() => Injections.All().Select(attack => new TestCaseData(attack.Text).SetArgDisplayNames(attack.Name));
}
