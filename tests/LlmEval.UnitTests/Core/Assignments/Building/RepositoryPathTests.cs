using LlmEval.Core.Assignments.Building;

namespace LlmEval.UnitTests.Core.Assignments.Building;

public class RepositoryPathTests
{
    [TestCase("index.html")]
    [TestCase("js/app.min.js")]
    [TestCase(".gitignore")]
    [TestCase("assets/.well-known/x")]
    [TestCase("a b/ü.txt")]
    [TestCase("..a/b..c")]
    public void Plain_paths_pass(string path) => RepositoryPath.Problem(path).ShouldBeNull();

    [TestCase("")]
    [TestCase("/etc/passwd")]
    [TestCase("../x")]
    [TestCase("a/../b")]
    [TestCase("a/..")]
    [TestCase("./a")]
    [TestCase("a//b")]
    [TestCase("a/")]
    [TestCase("a\\b")]
    [TestCase("C:/x")]
    [TestCase("C:\\x")]
    [TestCase(".git/config")]
    [TestCase("sub/.GIT/hooks/pre-commit")]
    [TestCase("GIT~1/config")]
    [TestCase(".git /config")]
    [TestCase(".git./config")]
    [TestCase(".g\u200cit/config")]
    [TestCase(".gitmodules")]
    [TestCase("a\nb")]
    [TestCase("a\0b")]
    [TestCase("a\u001b[2Jb")]
    [TestCase("a\u202Egnp.js")]
    [TestCase("a\u2028b")]
    [TestCase("a?b")]
    [TestCase(" a")]
    public void Hostile_paths_are_refused(string path) => RepositoryPath.Problem(path).ShouldNotBeNull();

    [Test]
    public void A_path_has_a_longest_length()
    {
        RepositoryPath.Problem(new string('a', RepositoryPath.MostCharacters)).ShouldBeNull();
        RepositoryPath.Problem(new string('a', RepositoryPath.MostCharacters + 1)).ShouldNotBeNull();
    }

    [FsCheck.NUnit.Property]
    public bool What_passes_stays_below_the_root(FsCheck.NonEmptyString path) =>
        RepositoryPath.Problem(path.Get) is not null
        || Path.GetFullPath(path.Get, "/root/of/it").StartsWith("/root/of/it/", StringComparison.Ordinal);
}
