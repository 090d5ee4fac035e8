using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

/// <summary>A server for each test, and clients of it.</summary>
public abstract class OpenAiFixture
{
    private readonly List<IModelClient> clients = [];

    /// <summary>The server; only the tests' own assembly sees its type.</summary>
    private protected FakeOpenAiServer Server { get; private set; } = null!;

    [SetUp]
    public async Task StartServer() => Server = await FakeOpenAiServer.StartAsync();

    [TearDown]
    public async Task StopServer()
    {
        foreach (var client in clients) await client.DisposeAsync();
        clients.Clear();
        await Server.DisposeAsync();
    }

    /// <summary>One attempt a call.</summary>
    private protected IModelClient Client(
        string model = "gpt-4o", ModelParameters? parameters = null, string? key = FakeOpenAiServer.Key, TimeSpan? timeout = null, Uri? url = null) =>
        Kept(new OpenAiProvider(TimeProvider.System).CreateClient(Options(model, parameters, key, new() { Timeout = timeout ?? TimeSpan.FromSeconds(20) }, url)));

    /// <summary>With retries and limits, as the pipeline uses it.</summary>
    private protected IModelClient Decorated(ModelLimits limits) =>
        Kept(new ModelClientFactory([new OpenAiProvider(TimeProvider.System)], TimeProvider.System)
            .Create(Options("gpt-4o", null, FakeOpenAiServer.Key, limits, null)));

    /// <summary>Asks once.</summary>
    private protected static Task<ModelReply> Ask(IModelClient client, ModelParameters? parameters = null, int sample = 0, CancellationToken cancellationToken = default) =>
        client.GenerateAsync(
            new()
            {
                Messages = [new(ChatRole.System, "Be terse."), new(ChatRole.User, "Write add.")],
                Parameters = parameters ?? new(),
                TaskId = "t/1",
                PromptId = PromptVariant.DefaultId,
                SampleIndex = sample,
            },
            cancellationToken);

    private IModelClient Kept(IModelClient client)
    {
        clients.Add(client);
        return client;
    }

    private ModelOptions Options(string model, ModelParameters? parameters, string? key, ModelLimits limits, Uri? url) => new()
    {
        Id = "my-model",
        Provider = OpenAiProvider.LiteralName,
        Model = model,
        Parameters = parameters ?? new(),
        Limits = limits,
        Provided = new OpenAiOptions { BaseUrl = url ?? Server.BaseUrl, ApiKey = key is null ? null : new Secret("${env:OPENAI_API_KEY}", key) },
    };
}
