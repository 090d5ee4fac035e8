using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Core.Assignments.Building;
using static LlmEval.UnitTests.Core.Assignments.SomeRepository;

namespace LlmEval.UnitTests.Core.Assignments.Building;

public class BuildAnswerTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Path, string Content)[] Whole = [("index.html", "<p>"), ("README.md", "# App")];

    [TestCase("{0}")]
    [TestCase("Here it is:\n```json\n{0}\n```\nEnjoy {{it}}!")]
    [TestCase("<think>I could write {{\"index.html\":\"x\"}}</think>\n{0}")]
    public void Files_are_read_bare_fenced_or_between_words(string around)
    {
        var answer = BuildAnswer.Read(string.Format(around, Json([.. Whole, ("js/app.js", "if (a) { b(\"}\"); } // </p>")])));

        answer.Problem.ShouldBeNull();
        answer.Files!.Files.Select(file => file.Path).ShouldBe(["README.md", "index.html", "js/app.js"]);
        Encoding.UTF8.GetString(answer.Files.Find("js/app.js")!.Content.Span).ShouldBe("if (a) { b(\"}\"); } // </p>");
        answer.Notes.ShouldBeEmpty();
    }

    [TestCase("I will not build this.", "there is no JSON object with index.html and README.md")]
    [TestCase("{\"index.html\":\"<p>\",\"README.md\":\"# A", "there is no JSON object with index.html and README.md")]
    [TestCase("{\"index.html\":\"a\",\"index.html\":\"b\",\"README.md\":\"c\"}", "a path stands in it twice")]
    [TestCase("{\"index.html\":\"<p>\"}", "README.md missing or empty")]
    [TestCase("{\"README.md\":\"# A\"}", "index.html missing or empty")]
    [TestCase("{\"index.html\":\" \\n\",\"README.md\":\"\"}", "index.html and README.md missing or empty")]
    [TestCase("{\"index.html\":\"<p>\",\"README.md\":\"# A\",\"data.json\":{\"a\":1}}", "the content of 'data.json' is not text")]
    [TestCase("{\"\\ud800x\":\"a\",\"index.html\":\"<p>\",\"README.md\":\"# A\"}", "there is no JSON object with index.html and README.md")]
    [TestCase("{\"index.html\":\"\\ud800\",\"README.md\":\"# A\"}", "the content of 'index.html' is not text")]
    [TestCase("{\"index.html\":\"1\",\"README.md\":\"# A\"} {\"index.html\":\"2\",\"README.md\":\"# A\"}", "several JSON objects")]
    [TestCase("{\"index.html\":\"1\",\"README.md\":\"# A\",\"../x\":\"\"}", "the path '../x' is refused: it has a part . or ..")]
    [TestCase("{\"index.html\":\"1\",\"README.md\":\"# A\",\"a\\u001b[2J\":\"\"}", "the path 'a?[2J' is refused")]
    [TestCase("{\"index.html\":\"1\",\"README.md\":\"# A\",\"Index.html\":\"2\"}", "the paths 'Index.html' and 'index.html' cannot both be")]
    [TestCase("{\"index.html\":\"1\",\"README.md\":\"# A\",\"js/a\":\"2\",\"JS/b\":\"2\"}", "the paths 'JS/b' and 'js' cannot both be")]
    [TestCase("{\"index.html\":\"1\",\"README.md\":\"# A\",\"js\":\"2\",\"js/b\":\"2\"}", "the paths 'js/b' and 'js' cannot both be")]
    [TestCase("{\"index.html\":\"1\",\"README.md\":\"# A\",\"js/b\":\"2\",\"js\":\"2\"}", "the paths 'js' and 'js' cannot both be")]
    public void What_is_no_set_of_files_is_a_problem_and_no_page(string text, string problem)
    {
        var answer = BuildAnswer.Read(text);

        answer.Files.ShouldBeNull();
        answer.Problem!.ShouldContain(problem);
    }

    [Test]
    public void What_the_service_writes_is_left_out_with_a_note()
    {
        var answer = BuildAnswer.Read(
            Json([.. Whole, ("LICENSE", "All rights reserved"), ("license.md", "x"), ("Data.csv", "forged"), ("data.csv/x", "y"), (".nojekyll", ""), ("CNAME", "evil.example"), (".github/workflows/x.yml", "on: push")]),
            [Data]);

        answer.Files!.Files.Select(file => file.Path).ShouldBe(["README.md", "index.html"]);
        answer.Notes.Count.ShouldBe(7);
        answer.Notes.ShouldContain("LICENSE was left out: the service writes it");
    }

    [Test]
    public void A_path_may_begin_with_the_folder_that_it_is_in() =>
        BuildAnswer.Read(Json([("./index.html", "<p>"), ("./README.md", "# App")])).Files!.Find("index.html").ShouldNotBeNull();

    [Test]
    public void Files_have_a_greatest_number_and_size()
    {
        var many = Enumerable.Range(0, BuildAnswer.MostFiles - Whole.Length).Select(i => ($"f{i}", "x"));
        BuildAnswer.Read(Json([.. Whole, .. many])).Problem.ShouldBeNull();
        BuildAnswer.Read(Json([.. Whole, .. many, ("one.more", "x")])).Problem!.ShouldContain("more than 200 files");
        // Two bytes a character: the size is that of the bytes.
        BuildAnswer.Read(Json([.. Whole, ("big.txt", new string('é', BuildAnswer.MostBytes / 2))])).Problem!.ShouldContain("more than 10000000 bytes");
        BuildAnswer.Read(new string(' ', (2 * BuildAnswer.MostBytes) + 1)).Problem!.ShouldContain("more than 20000000 characters");
    }

    [FsCheck.NUnit.Property]
    public bool Contents_come_back_to_the_letter_whatever_they_hold(FsCheck.NonNull<string> content)
    {
        // What has no UTF-8 form cannot be written into JSON either.
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(content.Get));
        var answer = BuildAnswer.Read($"```json\n{Json([.. Whole, ("a.txt", text)])}\n```");
        return answer.Files is { } files && files.Find("a.txt")!.Content.Span.SequenceEqual(Bytes(text));
    }

    [FsCheck.NUnit.Property]
    public bool Any_text_is_read_as_files_or_as_a_problem(FsCheck.NonNull<string> text)
    {
        var answer = BuildAnswer.Read(text.Get);
        return answer.Files is null != answer.Problem is null;
    }

    private static string Json(IEnumerable<(string Path, string Content)> files) => JsonSerializer.Serialize(files.ToDictionary(file => file.Path, file => file.Content), Plain);
}
