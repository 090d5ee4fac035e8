using LlmEval.Core.Assignments.Attachments;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.UnitTests.Core.Assignments.Attachments;

public class AttachmentRulesTests
{
    [TestCase("data.csv")]
    [TestCase(".gitignore")]
    [TestCase("a b.txt")]
    public void A_plain_name_is_one(string name) => AttachmentRules.ProblemOf(name).ShouldBeNull();

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("a/b.csv")]
    [TestCase("..\\b.csv")]
    [TestCase("/etc/passwd")]
    [TestCase("C:b")]
    [TestCase("a\0b")]
    [TestCase("a\nb")]
    [TestCase(" data.csv")]
    [TestCase(".git")]
    [TestCase("license")]
    [TestCase("README.md")]
    [TestCase("Index.html")]
    [TestCase("CNAME")]
    [TestCase(".nojekyll")]
    [TestCase("LICENSE.md")]
    [TestCase(".github")]
    [TestCase(".gitmodules")]
    [TestCase("git~1")]
    [TestCase("a?.csv")]
    [TestCase("data.")]
    public void A_name_that_leads_elsewhere_or_is_taken_is_none(string name) => AttachmentRules.ProblemOf(name).ShouldNotBeNull();

    [Test]
    public void A_name_has_an_end() => AttachmentRules.ProblemOf(new string('a', 101)).ShouldBe("is not 1 to 100 characters long");

    [Test]
    public void Files_are_few_and_small_enough()
    {
        AttachmentRules.ProblemOf(Files(20, 1)).ShouldBeNull();
        AttachmentRules.ProblemOf(Files(21, 1)).ShouldBe("there are 21 attachments, at most 20 may come with a brief");
        AttachmentRules.ProblemOf(Files(1, AttachmentRules.MaxBytes)).ShouldBeNull();
        AttachmentRules.ProblemOf(Files(1, AttachmentRules.MaxBytes + 1)).ShouldBe("'file0' is larger than 10 MiB");
        AttachmentRules.ProblemOf(Files(3, 9 * 1024 * 1024)).ShouldBe("the attachments together are larger than 25 MiB");
    }

    [Test]
    public void Two_files_of_one_name_are_one_too_many() =>
        AttachmentRules.ProblemOf([new TaskAttachment("a.csv", "text/csv", default), new TaskAttachment("A.csv", "text/csv", default)])
            .ShouldBe("two attachments are called 'a.csv'");

    private static List<TaskAttachment> Files(int count, int bytes) =>
        [.. Enumerable.Range(0, count).Select(number => new TaskAttachment($"file{number}", "text/plain", new byte[bytes]))];
}
