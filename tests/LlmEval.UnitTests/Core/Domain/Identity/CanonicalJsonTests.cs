using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.UnitTests.Core.Domain.Identity;

public class CanonicalJsonTests
{
    // The samples of RFC 8785, appendix B, as far as they are finite and not integers beyond 2^53.
    [TestCase("0.0", "0")]
    [TestCase("-0.0", "0")]
    [TestCase("5e-324", "5e-324")]
    [TestCase("1.7976931348623157e308", "1.7976931348623157e+308")]
    [TestCase("9007199254740992", "9007199254740992")]
    [TestCase("-9007199254740992", "-9007199254740992")]
    [TestCase("9.999999999999997e22", "9.999999999999997e+22")]
    [TestCase("1e23", "1e+23")]
    [TestCase("999999999999999700000.0", "999999999999999700000")]
    [TestCase("0.000001", "0.000001")]
    [TestCase("9.999999999999997e-7", "9.999999999999997e-7")]
    [TestCase("333333333.3333332", "333333333.3333332")]
    [TestCase("-0.0000033333333333333333", "-0.0000033333333333333333")]
    [TestCase("4.50", "4.5")]
    [TestCase("2e-3", "0.002")]
    [TestCase("0.000000000000000000000000001", "1e-27")]
    public void Numbers_take_the_form_of_ECMAScript(string written, string canonical) =>
        CanonicalJson.Serialize(JsonNode.Parse(written)).ShouldBe(canonical);

    [Test]
    public void Keys_are_sorted_by_code_unit_and_strings_escaped_minimally() =>
        CanonicalJson.Serialize(JsonNode.Parse("""{"é":1,"b":[true,null],"a":"€$\u000F\nA'\u0042\"\\\/"}"""))
            .ShouldBe("{\"a\":\"€$\\u000f\\nA'B\\\"\\\\/\",\"b\":[true,null],\"é\":1}");

    [Test]
    public void An_integer_beyond_two_to_the_53_is_refused() =>
        Should.Throw<ArgumentException>(() => CanonicalJson.Serialize(JsonNode.Parse("9007199254740993")));

    [Test]
    public void A_field_without_a_value_does_not_change_the_hash() =>
        ContentHash.OfJson(new { a = 1, later = (string?)null }).ShouldBe(ContentHash.OfJson(new { a = 1 }));

    [FsCheck.NUnit.Property]
    public bool Any_finite_number_survives_the_canonical_form(double number) =>
        !double.IsFinite(number)
        || (number == Math.Floor(number) && Math.Abs(number) > 1L << 53)
        || double.Parse(CanonicalJson.Serialize(number), System.Globalization.CultureInfo.InvariantCulture).Equals(number);
}
