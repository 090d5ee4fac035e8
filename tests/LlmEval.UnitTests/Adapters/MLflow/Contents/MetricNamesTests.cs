using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LlmEval.Adapters.MLflow.Contents;

namespace LlmEval.UnitTests.Adapters.MLflow.Contents;

public partial class MetricNamesTests
{
    [TestCase("pass@1", "pass_at_1")]
    [TestCase("org/strong:7b", "org/strong_7b")]
    [TestCase("gpt-4.1 mini", "gpt-4.1 mini")]
    [TestCase("", "_")]
    [TestCase("/", "_/_")]
    [TestCase("a//b", "a/_/b")]
    [TestCase("../../etc", "_/_/etc")]
    [TestCase("naïve\n", "na_ve_")]
    public void What_a_server_refuses_is_replaced(string text, string name) => MetricNames.Of([text]).ShouldBe([name]);

    [Test]
    public void Names_that_become_equal_are_numbered() => MetricNames.Of(["m:1", "m@1", "m?1", "m_1"]).ShouldBe(["m_1", "m_at_1", "m_1-2", "m_1-3"]);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property Every_name_is_legal_and_its_own() => Prop.ForAll(Texts(), texts =>
    {
        var names = MetricNames.Of(texts);
        names.Count.ShouldBe(texts.Length);
        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(names.Count);
        names.ShouldAllBe(name => Legal().IsMatch(name) && name.Length <= 250 && name.Split('/').All(part => part != "" && part != "." && part != ".."));
    });

    // Short texts of few characters, so that many become equal, and long ones around the limit.
    private static Arbitrary<string[]> Texts()
    {
        var characters = Gen.Elements('a', '.', '/', ':', '@', ' ', 'é', '\0');
        var text = from length in Gen.OneOf(Gen.Choose(0, 4), Gen.Choose(245, 260))
                   from drawn in Gen.ArrayOf(characters, length)
                   select new string(drawn);
        return Gen.ArrayOf(text).ToArbitrary();
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-. /]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Legal();
}
