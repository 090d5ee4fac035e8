using System.Text.Json.Nodes;

namespace LlmEval.UnitTests.Support;

/// <summary>Comparison of JSON.</summary>
internal static class JsonAssertions
{
    /// <summary>The same fields in the same order with the same values.</summary>
    public static void ShouldBeJson(this JsonNode actual, JsonNode expected) => actual.ToJsonString().ShouldBe(expected.ToJsonString());
}
