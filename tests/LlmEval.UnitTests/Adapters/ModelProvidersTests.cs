using LlmEval.Adapters;

namespace LlmEval.UnitTests.Adapters;

public class ModelProvidersTests
{
    [Test]
    public void Every_provider_has_its_keys_described() =>
        ModelProviders.Grammars.Select(grammar => grammar.Name).ShouldBe(ModelProviders.All(TimeProvider.System).Select(provider => provider.Name));
}
