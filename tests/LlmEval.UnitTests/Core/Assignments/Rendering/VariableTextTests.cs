using LlmEval.Core.Assignments.Rendering;

namespace LlmEval.UnitTests.Core.Assignments.Rendering;

public class VariableTextTests
{
    private static readonly Dictionary<string, string> Values = new() { ["seed"] = "s1", ["result"] = "12.50" };

    [TestCase("Sales {{ seed }}", "Sales s1")]
    [TestCase("Sales {{seed}}", "Sales s1")]
    [TestCase("Sales ${seed}", "Sales s1")]
    [TestCase("{{ seed }}${seed}{{\tresult }}", "s1s112.50")]
    [TestCase("#a-{{ seed }}-${result}", "#a-s1-12.50")]
    [TestCase("a bare {seed} is no variable", "a bare {seed} is no variable")]
    [TestCase("{\"a\":{\"b\":1}} $seed ${ seed } {{ a.b }} ${a.b} {{}} ${}", "{\"a\":{\"b\":1}} $seed ${ seed } {{ a.b }} ${a.b} {{}} ${}")]
    public void Variables_are_replaced_in_words(string text, string expected) => VariableText.Render(text, TextKind.Words, Values).ShouldBe(expected);

    [TestCase("`Sales ${seed} ${row} ${row.a} {{ result }}`", "`Sales s1 ${row} ${row.a} 12.50`")]
    [TestCase("(() => { if (a) {{ b(); }} return `${seed}`; })()", "(() => { if (a) {{ b(); }} return `s1`; })()")]
    public void In_scripts_only_our_own_names_are_replaced(string text, string expected) => VariableText.Render(text, TextKind.Script, Values).ShouldBe(expected);

    [TestCase("{{ sed }}", TextKind.Words, "sed")]
    [TestCase("${sed}", TextKind.Words, "sed")]
    [TestCase("{{ sed }}", TextKind.Script, "sed")]
    [TestCase("{{ Seed }}", TextKind.Words, "Seed")]
    public void An_unknown_name_is_refused(string text, TextKind kind, string name)
    {
        Should.Throw<FormatException>(() => VariableText.Render(text, kind, Values)).Message.ShouldBe($"The variable '{name}' is not known; known are result, seed.");
        VariableText.Unknown(text, kind, Values.Keys.ToHashSet()).ShouldBe([new VariableReference(name, text)]);
    }

    [Test]
    public void What_can_be_rendered_has_no_unknown_names() =>
        VariableText.Unknown("{{ seed }} `${row}`", TextKind.Script, Values.Keys.ToHashSet()).ShouldBeEmpty();

    [Test]
    public void A_value_is_not_looked_into() =>
        VariableText.Render("{{ a }}", TextKind.Words, new Dictionary<string, string> { ["a"] = "{{ b }}" }).ShouldBe("{{ b }}");
}
