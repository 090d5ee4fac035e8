using FsCheck;
using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.UnitTests.Adapters.Assignments.Templates;

public class TemplateTrapsTests
{
    [TestCase("brief: Show it inside #total and stop", "LE0076 1:23")]
    [TestCase("checks:\n  - js: a #b", "LE0076 2:11")]
    [TestCase("checks:\n  - js: !!document.querySelector(\"a\")", "LE0077 2:9")]
    [TestCase("checks:\n  - !!document.title", "LE0077 2:5")]
    [TestCase("checks:\n  - js: !!a(\"b\")\n  - js: 1\n  - js: !!c(\"d\")", "LE0077 2:9", "LE0077 4:9")]
    [TestCase("brief: in #total\nchecks:\n  - js: !!a(\"b\")", "LE0076 1:11", "LE0077 3:9")]
    public void A_trap_is_found_at_its_place(string text, params string[] places) => Found(text).ShouldBe(places);

    [TestCase("# a comment\nbrief: b\n  # another\n")]
    [TestCase("brief: \"inside #total\" # quoted")]
    [TestCase("brief: 'inside #total'")]
    [TestCase("brief: a#total")]
    [TestCase("brief: >- # a block\n  inside #total\n  !!a(\"b\")\n")]
    [TestCase("checks:\n  - js: \"!!document\"\n  - js: a && !!b\n")]
    [TestCase("title: !!str 5")]
    [TestCase("brief: \"not closed")]
    public void Other_texts_are_none(string text) => Found(text).ShouldBeEmpty();

    [FsCheck.NUnit.Property]
    public bool Any_text_is_looked_at(NonNull<string> text) => Found($"a: {text.Get}").Count() >= 0;

    private static IEnumerable<string> Found(string text)
    {
        var problems = new DiagnosticBag();
        TemplateTraps.Report(new SourceText("/template.yaml", text), problems);
        return problems.All.Select(problem => $"{problem.Code} {problem.Line}:{problem.Column}");
    }
}
