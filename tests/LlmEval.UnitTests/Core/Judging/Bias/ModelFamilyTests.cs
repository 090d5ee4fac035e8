using LlmEval.Core.Judging.Bias;

namespace LlmEval.UnitTests.Core.Judging.Bias;

public class ModelFamilyTests
{
    [TestCase("gpt-4o-2024-08-06", "gpt")]
    [TestCase("openai/o3-mini", "gpt")]
    [TestCase("ft:gpt-4o:me", "gpt")]
    [TestCase("claude-opus-4-6", "claude")]
    [TestCase("qwen2.5-coder:7b", "qwen")]
    [TestCase("deepseek-r1-distill-llama-8b", "deepseek")]
    [TestCase("codestral-latest", "mistral")]
    [TestCase("sample-judge", null)]
    [TestCase("foo3", null)]
    public void A_name_tells_its_family_or_nothing(string model, string? family) => ModelFamily.Of(model).ShouldBe(family);
}
