using LlmEval.Adapters.Anthropic;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

[TestFixture(true)]
[TestFixture(false)]
public class AnthropicContractTests(bool stream) : ModelClientContract
{
    private FakeAnthropicServer server = null!;

    protected override string Name => "anthropic";

    protected override IModelProvider Provider { get; } = new AnthropicProvider(TimeProvider.System);

    [SetUp]
    public async Task StartServer() => server = await FakeAnthropicServer.StartAsync();

    [TearDown]
    public async Task StopServer() => await server.DisposeAsync();

    protected override ModelOptions Echo(IReadOnlyList<ModelRequest> requests) => At(server.Root, FakeAnthropicServer.Key);

    protected override ModelOptions Failing()
    {
        server.Otherwise = _ => FakeAnthropicServer.Failure(500, "api_error", "Internal server error");
        return At(server.Root, FakeAnthropicServer.Key);
    }

    protected override ModelOptions Unusable() => At(new Uri("https://api.anthropic.com"), "");

    private ModelOptions At(Uri url, string key) => AnthropicFixture.Options(url, key, stream: stream);
}
