using System.Text;
using LlmEval.Core.Assignments.Building;
using LlmEval.Core.Assignments.Licensing;
using LlmEval.Core.Domain.Assignments;
using static LlmEval.UnitTests.Core.Assignments.SomeRepository;

namespace LlmEval.UnitTests.Core.Assignments.Building;

public class CommitFilesTests
{
    [Test]
    public void The_service_adds_licence_attachments_and_the_mark_of_plain_pages()
    {
        var files = CommitFiles.For(Task(), Files(("index.html", "<p>"), ("README.md", "# A")), null, "Ada Lovelace", 2026);

        files.Files.Select(file => file.Path).ShouldBe([".nojekyll", "LICENSE", "README.md", "data.csv", "index.html"]);
        Text(files, "LICENSE").ShouldBe(MitLicense.Text("Ada Lovelace", 2026));
        files.Find("data.csv")!.Content.ToArray().ShouldBe(Data.Content.ToArray());
    }

    [Test]
    public void A_change_keeps_what_it_does_not_name()
    {
        var first = CommitFiles.For(Task(), Files(("index.html", "<p>"), ("README.md", "# A"), ("app.js", "one()")), null, "Ada", 2026);

        var second = CommitFiles.For(Task(2), Files(("index.html", "<table>"), ("README.md", "# B")), first, "Ada", 2027);

        second.Files.Select(file => file.Path).ShouldBe([".nojekyll", "LICENSE", "README.md", "app.js", "data.csv", "index.html"]);
        (Text(second, "index.html"), Text(second, "app.js"), Text(second, "LICENSE")).ShouldBe(("<table>", "one()", MitLicense.Text("Ada", 2027)));
    }

    [Test]
    public void Attachments_keep_their_bytes_whatever_stands_in_their_place()
    {
        var forged = Files(("index.html", "<p>"), ("README.md", "# A"), ("DATA.csv", "forged"), ("data.csv", "forged"));

        var files = CommitFiles.For(Task(2), forged, forged, "Ada", 2026, [Data]);

        files.Files.Select(file => file.Path).ShouldBe([".nojekyll", "LICENSE", "README.md", "data.csv", "index.html"]);
        files.Find("data.csv")!.Content.ToArray().ShouldBe(Data.Content.ToArray());
    }

    [Test]
    public void A_later_attachment_takes_the_place_of_an_earlier_one_of_its_name()
    {
        var task = Task(2) with { Attachments = [Data with { Content = Bytes("new") }] };

        Text(CommitFiles.For(task, Files(("index.html", "<p>")), null, "Ada", 2026, [Data]), "data.csv").ShouldBe("new");
    }

    [Test]
    public void What_would_share_a_place_with_a_file_of_the_answer_goes()
    {
        var files = CommitFiles.For(Task(2), Files(("js/app.js", "new"), ("style", "new")), Files(("js", "old"), ("style/a.css", "old"), ("JS/App.js", "old")), "Ada", 2026);

        files.Files.Select(file => file.Path).ShouldBe([".nojekyll", "LICENSE", "js/app.js", "style"]);
    }

    private static string Text(FileMap files, string path) => Encoding.UTF8.GetString(files.Find(path)!.Content.Span);
}
