using LlmEval.Adapters.Reports.GitHub;

namespace LlmEval.UnitTests.Adapters.Reports.GitHub;

public class CommandFreeWriterTests
{
    [TestCase("::error::x", ": :error::x")]
    [TestCase("ok\n  ::error::x", "ok\n  : :error::x")]
    [TestCase("ok\r::stop-commands::t", "ok\r: :stop-commands::t")]
    [TestCase(":::error::x", ": : :error::x")]
    [TestCase("see ##[error]x", "see ## [error]x")]
    [TestCase("a::b ##x [y] # [z]", "a::b ##x [y] # [z]")]
    public void Commands_are_broken_and_other_text_is_not(string text, string written) => CommandFreeWriter.Clean(text).ShouldBe(written);

    [Test]
    public void A_command_in_pieces_is_broken_too() => Write("ok\n:", ":error", "::x", " #", "#[e]").ShouldBe("ok\n: :error::x ## [e]");

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void No_line_is_a_command(char[] letters)
    {
        const string alphabet = ":#[ \n\r\ta";
        var text = string.Concat(letters.Select(letter => alphabet[letter % alphabet.Length]));
        foreach (var line in CommandFreeWriter.Clean(text).Split('\n', '\r'))
        {
            line.TrimStart().StartsWith("::", StringComparison.Ordinal).ShouldBeFalse();
            line.ShouldNotContain("##[");
        }
    }

    private static string Write(params string[] texts)
    {
        var inner = new StringWriter();
        using var writer = new CommandFreeWriter(inner);
        foreach (var text in texts) writer.Write(text);
        return inner.ToString();
    }
}
