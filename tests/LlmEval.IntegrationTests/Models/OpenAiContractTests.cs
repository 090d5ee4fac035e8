using LlmEval.Adapters.OpenAi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

/// <summary>The port's contract, and the set-up that tests of this provider share: a server for each test.</summary>
public class OpenAiContractTests : ModelClientContract
{
    private FakeOpenAiServer server = null!;

    protected override string Name => "openai";

    protected override IModelProvider Provider { get; } = new OpenAiProvider(TimeProvider.System);

    [SetUp]
    public async Task StartServer() => server = await FakeOpenAiServer.StartAsync();

    [TearDown]
    public async Task StopServer() => await server.DisposeAsync();

    protected override Task<ModelOptions> EchoAsync(IReadOnlyList<ModelRequest> requests) => Task.FromResult(Options(At(server.BaseUrl)));

    protected override Task<ModelOptions> FailingAsync()
    {
        server.Otherwise = _ => FakeAnswer.ServerError();
        return Task.FromResult(Options(At(server.BaseUrl)));
    }

    protected override ModelOptions Unusable() => Options(At(new Uri("https://api.openai.com/v1"), key: null));

    private static OpenAiOptions At(Uri url, string? key = FakeOpenAiServer.Key) =>
        new() { BaseUrl = url, ApiKey = key is null ? null : new Secret("${env:OPENAI_API_KEY}", key) };
}
