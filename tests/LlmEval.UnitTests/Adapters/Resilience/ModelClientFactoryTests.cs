using LlmEval.Adapters;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Resilience;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ModelClientFactoryTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public void The_providers_that_come_with_the_tool_are_registered() =>
        new ModelClientFactory(ModelProviders.All(time), time).Providers.ShouldBe(["anthropic", "command", "openai", "replay"]);

    [Test]
    public void An_unknown_provider_is_said_with_those_there_are()
    {
        var factory = new ModelClientFactory(ModelProviders.All(time), time);
        Should.Throw<ModelSetupException>(() => factory.Create(SomeModels.Options("opnai", new NoOptions()))).Message
            .ShouldBe("model 'my-model': there is no provider 'opnai'; use one of: anthropic, command, openai, replay.");
    }

    [Test]
    public async Task A_call_waits_out_a_rate_limit_and_its_neighbours_wait_with_it()
    {
        var inner = StubModelClient.Answering(time, SomeModels.RateLimited(TimeSpan.FromSeconds(5)), SomeModels.Answer());
        await using var client = Create(inner, canRetry: true, new ModelLimits { Concurrency = 1 });
        var first = client.GenerateAsync(SomeModels.Request(), default);
        var second = client.GenerateAsync(SomeModels.Request(1), default);
        await time.UntilTimersAsync(2);
        inner.Calls.Count.ShouldBe(1);
        await time.FinishAsync(Task.WhenAll(first, second));
        (await first).Attempts.ShouldBe(2);
        (await second).Attempts.ShouldBe(1);
        inner.Calls.Skip(1).ShouldAllBe(call => call.At - inner.Calls[0].At >= TimeSpan.FromSeconds(5));
    }

    [Test]
    public async Task A_failure_of_a_provider_that_cannot_retry_is_final_and_costs_no_time()
    {
        var inner = StubModelClient.Answering(time, SomeModels.Failure(ModelErrorKind.Server));
        await using var client = Create(inner, canRetry: false, new ModelLimits());
        var call = client.GenerateAsync(SomeModels.Request(), default);
        (await time.FinishAsync(call)).ShouldBe(TimeSpan.Zero);
        (await call).Error!.Kind.ShouldBe(ModelErrorKind.Server);
        (await call).Attempts.ShouldBe(1);
    }

    [Test]
    public async Task Clients_under_one_name_are_within_one_limit_and_those_of_another_are_not_held_back()
    {
        var inner = StubModelClient.Answering(time, SomeModels.Answer());
        var (factory, shared) = (new ModelClientFactory([new OneClient(inner, canRetry: true)], time), new SharedLimits(time));
        var options = SomeModels.Options("test", new NoOptions()) with { Limits = new ModelLimits { RequestsPerMinute = 2, Retries = 0 } };
        await using var first = factory.Create(options, shared, "way/gpt");
        await using var second = factory.Create(options with { Parameters = new() { Temperature = 1 } }, shared, "way/gpt");
        await using var other = factory.Create(options, shared, "way/claude");

        await first.GenerateAsync(SomeModels.Request(), default);
        await first.DisposeAsync();
        await second.GenerateAsync(SomeModels.Request(1), default);
        var third = second.GenerateAsync(SomeModels.Request(2), default);
        await time.UntilTimersAsync(1);

        inner.Calls.Count.ShouldBe(2);
        await other.GenerateAsync(SomeModels.Request(), default);
        inner.Calls.Count.ShouldBe(3);
        (await time.FinishAsync(third)).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task No_retries_means_one_attempt()
    {
        var inner = StubModelClient.Answering(time, SomeModels.Failure(ModelErrorKind.Server));
        await using var client = Create(inner, canRetry: true, new ModelLimits { Retries = 0 });
        var call = client.GenerateAsync(SomeModels.Request(), default);
        (await time.FinishAsync(call)).ShouldBe(TimeSpan.Zero);
        (await call).Attempts.ShouldBe(1);
        inner.Calls.Count.ShouldBe(1);
    }

    [Test]
    public async Task Requests_per_minute_hold_also_where_nothing_is_retried()
    {
        var inner = StubModelClient.Answering(time, SomeModels.Answer());
        await using var client = Create(inner, canRetry: false, new ModelLimits { RequestsPerMinute = 1 });
        await client.GenerateAsync(SomeModels.Request(), default);
        (await time.FinishAsync(client.GenerateAsync(SomeModels.Request(1), default))).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task Disposing_reaches_the_inside()
    {
        var inner = StubModelClient.Answering(time, SomeModels.Answer());
        await Create(inner, canRetry: true, new ModelLimits()).DisposeAsync();
        inner.IsDisposed.ShouldBeTrue();
    }

    private IModelClient Create(IModelClient inner, bool canRetry, ModelLimits limits) =>
        new ModelClientFactory([new OneClient(inner, canRetry)], time)
            .Create(SomeModels.Options("test", new NoOptions()) with { Limits = limits });

    private sealed record NoOptions : ProviderOptions;

    private sealed class OneClient(IModelClient client, bool canRetry) : IModelProvider
    {
        public string Name => "test";

        public bool CanRetry => canRetry;

        public IModelClient CreateClient(ModelOptions options) => client;
    }
}
