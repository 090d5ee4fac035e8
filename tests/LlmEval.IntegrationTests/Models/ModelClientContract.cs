using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

/// <summary>What every <see cref="IModelClient"/> keeps to, whoever answers.</summary>
public abstract class ModelClientContract
{
    private const string Awkward = "def f(s):\n\treturn s + \"\\u00e9 é 😀\"\r\n\n";

    /// <summary>The name that configs use.</summary>
    protected abstract string Name { get; }

    /// <summary>The provider under test.</summary>
    protected abstract IModelProvider Provider { get; }

    /// <summary>A model that answers each of these requests with the content of its last message.</summary>
    protected abstract ModelOptions Echo(IReadOnlyList<ModelRequest> requests);

    /// <summary>A model whose calls all fail through the provider's fault.</summary>
    protected abstract ModelOptions Failing();

    /// <summary>A model that cannot be set up.</summary>
    protected abstract ModelOptions Unusable();

    [Test]
    public void The_provider_has_its_literal_name() => Provider.Name.ShouldBe(Name);

    [Test]
    public async Task The_text_arrives_as_it_was_sent()
    {
        var request = SomeModels.Asking(Awkward);
        await using var client = Provider.CreateClient(Echo([request]));
        var reply = await client.GenerateAsync(request, default);
        reply.Error.ShouldBeNull();
        reply.Response!.Text.ShouldBe(Awkward);
        reply.Response.FinishReason.ShouldBe(FinishReason.Stop);
        reply.Response.Latency.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
        reply.Attempts.ShouldBe(1);
    }

    [Test]
    public async Task Many_calls_at_once_get_each_their_own_answer()
    {
        var requests = Enumerable.Range(0, 24)
            .Select(i => SomeModels.Asking($"answer {i}") with { TaskId = $"t/{i % 4}", SampleIndex = i / 4 })
            .ToList();
        await using var client = Provider.CreateClient(Echo(requests));
        var replies = await Task.WhenAll(requests.Select(request => client.GenerateAsync(request, default)));
        replies.Select(reply => reply.Response?.Text ?? reply.Error!.Message)
            .ShouldBe(requests.Select(request => request.Messages[^1].Content));
    }

    [Test]
    public async Task A_failure_is_data()
    {
        await using var client = Provider.CreateClient(Failing());
        var reply = await client.GenerateAsync(SomeModels.Asking("x"), default);
        reply.Response.ShouldBeNull();
        reply.Error!.Message.ShouldNotBeNullOrWhiteSpace();
        reply.Attempts.ShouldBe(1);
    }

    [Test]
    public async Task Cancellation_is_no_failure()
    {
        var request = SomeModels.Asking("x");
        await using var client = Provider.CreateClient(Echo([request]));
        await Should.ThrowAsync<OperationCanceledException>(() => client.GenerateAsync(request, new CancellationToken(canceled: true)));
    }

    [Test]
    public void What_cannot_be_set_up_names_the_model() =>
        Should.Throw<ModelSetupException>(() => Provider.CreateClient(Unusable())).Message.ShouldContain("'my-model'");
}
