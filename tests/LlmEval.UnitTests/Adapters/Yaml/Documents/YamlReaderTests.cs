using FsCheck.Fluent;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

namespace LlmEval.UnitTests.Adapters.Yaml.Documents;

public class YamlReaderTests
{
    [TestCase("a: {b: ${env:X}, c: [${env:Y:-1,2}, 3]}", """{"a":{"b":"${env:X}","c":["${env:Y:-1,2}",3]}}""")]
    [TestCase("a: \"${env:X}\"\nb: |\n  ${env:Y:-{}}\n", """{"a":"${env:X}","b":"${env:Y:-{}}\n"}""")]
    [TestCase("a: ${env:X:-http://h:1/v1}", """{"a":"${env:X:-http://h:1/v1}"}""")]
    public void References_may_stand_without_quotes_anywhere(string text, string json) => Json(text).ShouldBe(json);

    [TestCase("a: &x {k: 1}\nb: {<<: *x, l: 2}", """{"a":{"k":1},"b":{"l":2,"k":1}}""")]
    [TestCase("a: &x {k: 1}\nb: &y {k: 2, l: 3}\nc: {<<: [*x, *y], m: 4}", """{"a":{"k":1},"b":{"k":2,"l":3},"c":{"m":4,"k":1,"l":3}}""")]
    [TestCase("a: &x {k: 1}\nb: {k: 0, <<: *x}", """{"a":{"k":1},"b":{"k":0}}""")]
    [TestCase("a: &x [1, &y 2]\nb: *x\nc: *y", """{"a":[1,2],"b":[1,2],"c":2}""")]
    public void Aliases_and_merges_are_written_out(string text, string json) => Json(text).ShouldBe(json);

    [TestCase("x-a: 1\nb: {x-c: 2, d: 3}", """{"b":{"d":3}}""")]
    [TestCase("a: 0x10\nb: 1.0\nc: 010\nd: ~\ne: True\nf: 'true'\ng: !!str 12", """{"a":16,"b":1,"c":10,"d":null,"e":true,"f":"true","g":"12"}""")]
    public void Data_is_what_YAML_1_2_says_without_free_keys(string text, string json) => Json(text).ShouldBe(json);

    [Test]
    public void Aliases_of_aliases_do_not_grow_without_end()
    {
        var bomb = string.Concat(Enumerable.Range(0, 30).Select(i => $"a{i}: &a{i} [{(i == 0 ? "x" : string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10)))}]\n"));

        Problems(bomb).ShouldHaveSingleItem().Code.ShouldBe("LE0009");
    }

    [Test]
    public void Nesting_has_an_end() => Problems(new string('[', 100_000)).ShouldHaveSingleItem().Code.ShouldBe("LE0009");

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Any_text_is_read_or_refused_without_an_exception(string? text) =>
        SomeConfig.Load(text ?? "", text ?? "").Diagnostics.ShouldNotBeEmpty();

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public FsCheck.Property A_config_with_random_damage_is_read_or_refused_without_an_exception()
    {
        var text = File.ReadAllText(ShippedConfigs.EvalV1);
        var damage = from at in Gen.Choose(0, text.Length - 1)
                     from length in Gen.Choose(0, 3)
                     from piece in Gen.Elements("", "\t", "[", "{", "}", "'", "\"", "&a ", "*a", ": ", "- ", "\n", "|", ">", "#", "!", "${", "<<: ", "\0", "\uD800", "? ", "%", "---\n", "é")
                     select (at, length, piece);
        return Prop.ForAll(Gen.ListOf(damage).ToArbitrary(), edits =>
        {
            var damaged = edits.Aggregate(text, (current, edit) =>
                current[..Math.Min(edit.at, current.Length)] + edit.piece + current[Math.Min(edit.at + edit.length, current.Length)..]);
            var result = ConfigLoader.Load(new SourceText(ShippedConfigs.EvalV1, damaged), ShippedConfigs.Options);
            DiagnosticRenderer.Render(result.Diagnostics);
            (result.Config is null).ShouldBe(result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
        });
    }

    private static string Json(string text)
    {
        var problems = new DiagnosticBag();
        var node = YamlReader.Read(new SourceText("a.yaml", text), problems, bareReferences: true);
        problems.All.ShouldBeEmpty();
        return NodeJson.Of(node!)!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static IReadOnlyList<ConfigDiagnostic> Problems(string text)
    {
        var problems = new DiagnosticBag();
        YamlReader.Read(new SourceText("a.yaml", text), problems);
        return problems.All;
    }
}
