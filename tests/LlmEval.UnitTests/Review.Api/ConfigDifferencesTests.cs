using LlmEval.Review.Api.Runs;

namespace LlmEval.UnitTests.Review.Api;

public class ConfigDifferencesTests
{
    private const string Config = "name: a\nmodels:\n  - id: m\n    params: { temperature: 0.2 }\n";

    [Test]
    public void A_changed_value_is_named_by_its_path_with_both_values() =>
        ConfigDifferences.Between(Config, Config.Replace("0.2", "0.0", StringComparison.Ordinal))
            .ShouldBe([new ConfigDifferenceResponse("models[0].params.temperature", "0.2", "0")]);

    [Test]
    public void What_is_only_in_one_has_no_value_in_the_other() =>
        ConfigDifferences.Between(Config, Config + "seed: 7\n").ShouldBe([new ConfigDifferenceResponse("seed", null, "7")]);

    [Test]
    public void Comments_and_layout_are_no_difference() => ConfigDifferences.Between(Config, "# new\n" + Config + "\n\n").ShouldBeEmpty();
}
