using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.UnitTests.Adapters.Yaml.Documents;

public class CoreSchemaTests
{
    // The examples of the YAML 1.2.2 specification, section 10.3, and the words that other versions read otherwise.
    [TestCase("", ScalarKind.Null)]
    [TestCase("~", ScalarKind.Null)]
    [TestCase("NULL", ScalarKind.Null)]
    [TestCase("true", ScalarKind.Boolean)]
    [TestCase("FALSE", ScalarKind.Boolean)]
    [TestCase("yes", ScalarKind.Text)]
    [TestCase("0", ScalarKind.Integer)]
    [TestCase("0o7", ScalarKind.Integer)]
    [TestCase("0x3A", ScalarKind.Integer)]
    [TestCase("-19", ScalarKind.Integer)]
    [TestCase("1_000", ScalarKind.Text)]
    [TestCase("1:30", ScalarKind.Text)]
    [TestCase("0.", ScalarKind.Float)]
    [TestCase("-0.0", ScalarKind.Float)]
    [TestCase(".5", ScalarKind.Float)]
    [TestCase("+12e03", ScalarKind.Float)]
    [TestCase("-2E+05", ScalarKind.Float)]
    [TestCase("1.10", ScalarKind.Float)]
    [TestCase(".inf", ScalarKind.Float)]
    [TestCase("-.Inf", ScalarKind.Float)]
    [TestCase(".NAN", ScalarKind.Float)]
    [TestCase("2024-01-01", ScalarKind.Text)]
    [TestCase("1e", ScalarKind.Text)]
    public void A_scalar_is_what_the_specification_says(string text, ScalarKind kind) => CoreSchema.KindOf(text).ShouldBe(kind);

    [TestCase("0x1F", 31L)]
    [TestCase("0o17", 15L)]
    [TestCase("-12", -12L)]
    [TestCase("+7", 7L)]
    [TestCase("0xFFFFFFFFFFFFFFFF", null)]
    [TestCase("0x1FFFFFFFFFFFFFFFF", null)]
    [TestCase("0o7777777777777777777777777", null)]
    [TestCase("9223372036854775808", null)]
    public void Integers_are_read_as_far_as_they_fit(string text, long? value) => CoreSchema.Integer(text).ShouldBe(value);

    [TestCase("-.inf", double.NegativeInfinity)]
    [TestCase(".inf", double.PositiveInfinity)]
    [TestCase("0x10", 16.0)]
    [TestCase("1e3", 1000.0)]
    [TestCase("-0.5", -0.5)]
    public void Numbers_are_read(string text, double value) => CoreSchema.Number(text).ShouldBe(value);
}
