using NUnit.Framework;

namespace LlmEval.Suites;

/// <summary>What <c>dotnet test</c> shows when no config was named: one skipped test that says how to name one.</summary>
[TestFixture]
public sealed class NoConfigTests
{
    private const string HowTo =
        $"No config: set {SuiteSettings.ConfigVariable}=path/to/config.yaml, or build with -p:EvalConfig=path/to/config.yaml";

    /// <summary>One case without a config, none with one.</summary>
    public static IEnumerable<TestCaseData> WithoutConfig() =>
        EvalRuns.All.Count == 0 ? [new TestCaseData(HowTo).SetName("no evaluation config")] : [];

    /// <summary>Says how to name a config.</summary>
    [TestCaseSource(nameof(WithoutConfig))]
    public void SaysHowToNameAConfig(string howTo) => Assert.Ignore(howTo);
}
