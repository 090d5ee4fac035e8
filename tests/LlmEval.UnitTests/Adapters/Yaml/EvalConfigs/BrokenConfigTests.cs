using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

public class BrokenConfigTests
{
    [TestCaseSource(typeof(BrokenConfigs), nameof(BrokenConfigs.All))]
    public void Every_mistake_is_reported_once_and_in_its_place(string text, string[] expected)
    {
        var result = SomeConfig.Load(text);

        result.Diagnostics.InShort().ShouldBe(expected, customMessage: DiagnosticRenderer.Render(result.Diagnostics));
        (result.Config is null).ShouldBe(result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
    }

    [Test]
    public void There_are_enough_of_them() => BrokenConfigs.All().Count().ShouldBeGreaterThanOrEqualTo(70);
}
