using LlmEval.Adapters.Lab;
using LlmEval.Core.Lab.Importing;

namespace LlmEval.UnitTests.Adapters.Lab;

public class LabFilesTests
{
    [Test]
    public void A_config_may_be_YAML()
    {
        var config = LabFiles.Read([new ImportFile("configs/gpt5-high.yaml", "model: gpt-5\nmax_output_tokens: 8000\nreasoning_effort: high\n")]).Configs.ShouldHaveSingleItem();

        (config.Name, config.Model, config.Parameters.MaxOutputTokens, config.Parameters.ReasoningEffort).ShouldBe(("gpt5-high", "gpt-5", 8000, "high"));
    }

    [Test]
    public void JSON_under_the_name_of_YAML_is_read_as_the_originals_examples_are() =>
        LabFiles.Read([new ImportFile("hello.yaml", """{"name": "hello", "messages": [{"role": "user", "content": "Write {style} JSON: {{\"a\": 1}}"}]}""")])
            .Prompts.ShouldHaveSingleItem().Messages[0].Content.ShouldBe("Write {style} JSON: {{\"a\": 1}}");

    [TestCase("a: [", "f.yml:")]
    [TestCase("", "f.yml")]
    [TestCase("3", "f.yml")]
    public void Problems_name_the_place(string text, string place)
    {
        var import = LabFiles.Read([new ImportFile("f.yml", text), new ImportFile("c.json", """{"model":"m"}""")]);

        import.Problems.ShouldHaveSingleItem().Place.ShouldStartWith(place);
        import.Configs.ShouldHaveSingleItem();
    }
}
