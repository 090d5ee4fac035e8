using LlmEval.Adapters.Trx;

namespace LlmEval.UnitTests.Adapters.Trx;

public class TrxTestIdTests
{
    // Computed with Python: h = bytearray(sha256(name.encode()).digest()[:16]); h[6] = h[6] & 15 | 128; h[8] = h[8] & 63 | 128; UUID(bytes=bytes(h))
    [TestCase("", "e3b0c442-98fc-8c14-9afb-f4c8996fb924")]
    [TestCase("LlmEval.Suites.Cases.Case(\"gpt\",\"HumanEval/0 🙂\")", "655fe035-0847-8569-809b-49794367c4fa")]
    public void An_id_is_the_name_s_hash_as_a_UUID_of_version_8(string name, string id) => TrxTestId.Of(name).ToString().ShouldBe(id);

    [Test]
    public void Different_tests_have_different_ids() =>
        Enumerable.Range(0, 1000).Select(i => TrxTestId.Of($"case {i}")).Distinct().Count().ShouldBe(1000);
}
