using LlmEval.Adapters.OpenAi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

[TestFixture(true)]
[TestFixture(false)]
public class OpenAiContractTests(bool stream) : ModelClientContract
{
    private FakeOpenAiServer server = null!;

    protected override string Name => "openai";

    protected override IModelProvider Provider { get; } = new OpenAiProvider(TimeProvider.System);

    [SetUp]
    public async Task StartServer() => server = await FakeOpenAiServer.StartAsync();

    [TearDown]
    public async Task StopServer() => await server.DisposeAsync();

    protected override ModelOptions Echo(IReadOnlyList<ModelRequest> requests) => At(server.BaseUrl, FakeOpenAiServer.Key);

    protected override ModelOptions Failing()
    {
        server.Otherwise = _ => FakeAnswer.ServerError();
        return At(server.BaseUrl, FakeOpenAiServer.Key);
    }

    protected override ModelOptions Unusable() => At(new Uri("https://api.openai.com/v1"), "");

    private ModelOptions At(Uri url, string key) =>
        SomeModels.Options("openai", new OpenAiOptions { BaseUrl = url, ApiKey = new Secret("${env:OPENAI_API_KEY}", key), Stream = stream });
}
