using LlmEval.Core.Domain.Prompting;

namespace LlmEval.UnitTests.Core.Domain.Prompting;

public class JsonInTextTests
{
    [TestCase("""{"a":1}""", "a")]
    [TestCase("Here:\n```json\n{\"a\":\"}{\"}\n```\nDone {x}.", "a")]
    [TestCase("""<think>perhaps {"b":1}</think> {"a":1}""", "a")]
    [TestCase("""perhaps {"b":1}</think> {"a":1}""", "a")]
    public void The_objects_of_an_answer_are_found_and_those_of_its_reasoning_are_not(string text, string name) =>
        JsonInText.Objects(text).ShouldHaveSingleItem().TryGetProperty(name, out _).ShouldBeTrue();

    [TestCase("""{"\ud800x":1}""")]
    [TestCase("""{"a":{"\udc00":1}}""")]
    public void An_object_with_a_name_that_is_no_text_is_none(string text) =>
        JsonInText.Objects(text).SelectMany(found => found.EnumerateObject()).ShouldBeEmpty();

    [TestCase("{\"page\":\"<p>a </think> tag and {braces}</p>\"}")]
    [TestCase("\n```json\n{\"page\":\"a </think> tag\"}\n```")]
    [TestCase("```\n{\"page\":\"a </think> tag\"}\n```")]
    public void An_object_at_the_beginning_may_speak_of_the_tag(string text) =>
        JsonInText.Objects(text).ShouldHaveSingleItem().GetProperty("page").GetString()!.ShouldContain("</think> tag");
}
