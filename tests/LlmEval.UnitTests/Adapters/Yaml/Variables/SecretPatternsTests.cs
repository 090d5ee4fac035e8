using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.UnitTests.Adapters.Yaml.Variables;

public class SecretPatternsTests
{
    [TestCase("key sk-proj-1234567890abcdefghij!", "key sk-p************************!")]
    [TestCase("ghp_0123456789abcdefghijklmnopqrst012345", "ghp_************************************")]
    [TestCase("Authorization: Bearer abc.def-0123456789", "Authorization: Bear*********************")]
    [TestCase("postgresql://me:hunter2@host/db", "postgresql://me:*******@host/db")]
    [TestCase("Host=h;Password=hunter2;Port=1", "Host=h;Password=*******;Port=1")]
    public void Secrets_are_masked_and_keep_their_width(string text, string masked) => SecretPatterns.Mask(text).ShouldBe(masked);

    [TestCase("a task-with-a-rather-long-name")]
    [TestCase("sk-learn-pipelines-and-transformers")]
    [TestCase("postgresql://me:${env:PASSWORD}@host/db")]
    [TestCase("postgresql://me@host/db")]
    [TestCase("http://localhost:11434/v1")]
    [TestCase("Bearer of bad news")]
    public void Other_words_are_left_alone(string text) => SecretPatterns.Mask(text).ShouldBe(text);

    [TestCase("0123456789abcdef", "0123456789abcdef")]
    [TestCase("${env:KEY:-0123456789abcdef}", "0123456789abcdef")]
    [TestCase("${env:KEY}", null)]
    [TestCase("${env:A_RATHER_LONG_NAME_OF_A_VARIABLE:-}", null)]
    [TestCase("ollama", null)]
    public void A_long_word_in_place_of_a_reference_is_a_key(string text, string? key) => SecretPatterns.LongToken(text).ShouldBe(key);
}
