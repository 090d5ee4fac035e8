using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.UnitTests.Adapters.Yaml.Diagnostics;

public class SimilarTests
{
    private static readonly string[] Known = ["id", "provider", "max_output_tokens", "top_p", "seed"];

    [TestCase("provder", "provider")]
    [TestCase("porvider", "provider")]
    [TestCase("Provider", "provider")]
    [TestCase("maxOutputTokens", "max_output_tokens")]
    [TestCase("max-output-tokens", "max_output_tokens")]
    [TestCase("max_tokens", "max_output_tokens")]
    [TestCase("i", "id")]
    [TestCase("ID", "id")]
    [TestCase("seeed", "seed")]
    public void The_word_that_was_probably_meant_is_found(string word, string meant) => Similar.Nearest(word, Known).ShouldBe(meant);

    [TestCase("colour")]
    [TestCase("")]
    [TestCase("xy")]
    [TestCase("temperature")]
    public void A_far_word_has_no_neighbour(string word) => Similar.Nearest(word, Known).ShouldBeNull();

    [FsCheck.NUnit.Property]
    public bool Any_word_is_its_own_neighbour(FsCheck.NonEmptyString word) =>
        word.Get.Length > 64 || Similar.Nearest(word.Get, [word.Get]) == word.Get || word.Get.All(c => c is '_' or '-');
}
