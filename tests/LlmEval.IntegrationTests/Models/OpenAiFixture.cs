using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

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
        string model = "gpt-4o",
        ModelParameters? parameters = null,
        string key = FakeOpenAiServer.Key,
        TimeSpan? timeout = null,
        Uri? url = null,
        bool stream = true)
    {
        var options = Options(url ?? Server.BaseUrl, key, model, parameters, stream);
        var limits = timeout is null ? options.Limits : options.Limits with { Timeout = timeout.Value };
        return Kept(new OpenAiProvider(TimeProvider.System).CreateClient(options with { Limits = limits }));
    }

    /// <summary>With retries and limits, as the pipeline uses it.</summary>
    private protected IModelClient Decorated(ModelLimits limits)
    {
        var factory = new ModelClientFactory([new OpenAiProvider(TimeProvider.System)], TimeProvider.System);
        return Kept(factory.Create(Options(Server.BaseUrl, FakeOpenAiServer.Key) with { Limits = limits }));
    }

    /// <summary>Asks once, with a system message.</summary>
    private protected static Task<ModelReply> Ask(
        IModelClient client, ModelParameters? parameters = null, int sample = 0, CancellationToken cancellationToken = default)
    {
        var user = SomeModels.Request(sample, parameters);
        var request = user with { Messages = [new(ChatRole.System, "Be terse."), .. user.Messages] };
        return client.GenerateAsync(request, cancellationToken);
    }

    internal static ModelOptions Options(
        Uri url, string key, string model = "gpt-4o", ModelParameters? parameters = null, bool stream = true) =>
        SomeModels.Options(
            OpenAiProvider.LiteralName,
            new OpenAiOptions { BaseUrl = url, ApiKey = key.Length == 0 ? null : new Secret("${env:OPENAI_API_KEY}", key), Stream = stream },
            model,
            parameters);

    private IModelClient Kept(IModelClient client)
    {
        clients.Add(client);
        return client;
    }
}
