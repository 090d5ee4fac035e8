using LlmEval.Adapters.Anthropic;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

/// <summary>A server for each test, and clients of it.</summary>
public abstract class AnthropicFixture
{
    private readonly List<IModelClient> clients = [];

    /// <summary>The server; only the tests' own assembly sees its type.</summary>
    private protected FakeAnthropicServer Server { get; private set; } = null!;

    [SetUp]
    public async Task StartServer() => Server = await FakeAnthropicServer.StartAsync();

    [TearDown]
    public async Task StopServer()
    {
        foreach (var client in clients) await client.DisposeAsync();
        clients.Clear();
        await Server.DisposeAsync();
    }

    internal static ModelOptions Options(
        Uri url, string key, string model = "claude-opus-4-6", ModelParameters? parameters = null, bool stream = true) => SomeModels.Options(
        AnthropicProvider.LiteralName,
        new AnthropicOptions { BaseUrl = url, ApiKey = key.Length == 0 ? null : new Secret("${env:ANTHROPIC_API_KEY}", key), Stream = stream },
        model,
        parameters);

    /// <summary>One attempt a call.</summary>
    private protected IModelClient Client(
        string model = "claude-opus-4-6", string key = FakeAnthropicServer.Key, TimeSpan? timeout = null, bool stream = true)
    {
        var options = Options(Server.Root, key, model, stream: stream);
        var limits = timeout is null ? options.Limits : options.Limits with { Timeout = timeout.Value };
        var client = new AnthropicProvider(TimeProvider.System).CreateClient(options with { Limits = limits });
        clients.Add(client);
        return client;
    }

    /// <summary>Asks once, with a system message.</summary>
    private protected static Task<ModelReply> Ask(
        IModelClient client, ModelParameters? parameters = null, CancellationToken cancellationToken = default)
    {
        var user = SomeModels.Request(0, parameters);
        return client.GenerateAsync(user with { Messages = [new(ChatRole.System, "Be terse."), .. user.Messages] }, cancellationToken);
    }
}
