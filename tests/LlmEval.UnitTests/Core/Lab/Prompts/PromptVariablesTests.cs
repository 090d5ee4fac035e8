using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Prompts;

namespace LlmEval.UnitTests.Core.Lab.Prompts;

public class PromptVariablesTests
{
    private static readonly Dictionary<string, string> Values = new() { ["topic"] = "cats {style}", ["style"] = "terse", ["empty"] = "" };

    [TestCase("Write a {style} text on {topic}.", "Write a terse text on cats {style}.")]
    [TestCase("{{topic}} stays, {topic} goes", "{topic} stays, cats {style} goes")]
    [TestCase("{\"key\": {\"a\": 1}} { style } {1} {} {a-b}", "{\"key\": {\"a\": 1}} { style } {1} {} {a-b}")]
    [TestCase("[{empty}]", "[]")]
    [TestCase("{unknown}", "{unknown}")]
    [TestCase("{{{style}}}", "{{style}}")]
    [TestCase("body{color:red} {style}", "body{color:red} terse")]
    public void Only_names_in_braces_are_filled(string text, string filled) => PromptVariables.Fill(text, Values).ShouldBe(filled);

    [Test]
    public void Variables_are_listed_once_in_their_order() =>
        PromptVariables.In([new ChatMessage(ChatRole.System, "{b} {{c}} {a}"), new ChatMessage(ChatRole.User, "{a} {_d1} {1e}")]).ShouldBe(["b", "a", "_d1"]);

    [FsCheck.NUnit.Property]
    public bool Escaped_text_has_no_variables_and_is_filled_as_itself(FsCheck.NonNull<string> text, byte seed)
    {
        var braced = text.Get + (seed % 4) switch { 0 => "{a}", 1 => "{{a}}", 2 => "{{{a}}}", _ => "{a}{b}" } + text.Get;
        var escaped = PromptVariables.Escape(braced);
        return PromptVariables.In(escaped).Count == 0 && PromptVariables.Fill(escaped, new Dictionary<string, string> { ["a"] = "x", ["b"] = "y" }) == braced;
    }
}
