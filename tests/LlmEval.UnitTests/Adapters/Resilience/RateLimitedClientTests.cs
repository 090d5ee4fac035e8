using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Resilience;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RateLimitedClientTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task A_wait_asked_of_one_call_holds_the_next()
    {
        var inner = StubModelClient.Answering(time, SomeModels.RateLimited(TimeSpan.FromSeconds(9)), SomeModels.Answer());
        await using var client = new RateLimitedClient(inner, new RateGate(null, null, time));
        (await client.GenerateAsync(SomeModels.Request(), default)).Error.ShouldNotBeNull();
        var next = client.GenerateAsync(SomeModels.Request(1), default);
        (await time.FinishAsync(next)).ShouldBe(TimeSpan.FromSeconds(9));
        (await next).Response.ShouldNotBeNull();
    }

    [Test]
    public async Task A_wait_of_hours_does_not_hold_the_model()
    {
        var inner = StubModelClient.Answering(time, SomeModels.RateLimited(TimeSpan.FromHours(3)), SomeModels.Answer());
        await using var client = new RateLimitedClient(inner, new RateGate(null, null, time));
        await client.GenerateAsync(SomeModels.Request(), default);
        (await time.FinishAsync(client.GenerateAsync(SomeModels.Request(1), default))).ShouldBe(TimeSpan.Zero);
    }

    [Test]
    public async Task The_estimate_of_a_call_counts_against_tokens_per_minute()
    {
        var inner = StubModelClient.Answering(time, SomeModels.Answer());
        await using var client = new RateLimitedClient(inner, new RateGate(null, 100, time));
        var request = SomeModels.Asking(new('x', 40)) with { Parameters = new() { MaxOutputTokens = 90 } };
        await client.GenerateAsync(request, default);
        var next = client.GenerateAsync(request with { Parameters = new() { MaxOutputTokens = 1 }, Messages = [] }, default);
        (await time.FinishAsync(next)).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task What_an_answer_really_took_replaces_its_estimate()
    {
        var usage = new TokenUsage { InputTokens = 10, OutputTokens = 20, CachedInputTokens = 10, ReasoningTokens = 20 };
        var inner = StubModelClient.Answering(time, ModelReply.Of(SomeModels.Answer().Response! with { Usage = usage }));
        await using var client = new RateLimitedClient(inner, new RateGate(null, 100, time));
        var request = SomeModels.Request(parameters: new() { MaxOutputTokens = 60 });
        await client.GenerateAsync(request, default);
        (await time.FinishAsync(client.GenerateAsync(request, default))).ShouldBe(TimeSpan.Zero);
        (await time.FinishAsync(client.GenerateAsync(request, default))).ShouldBe(TimeSpan.FromMinutes(1));
    }
}
