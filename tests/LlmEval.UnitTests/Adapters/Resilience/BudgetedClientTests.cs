using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Generation;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Resilience;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class BudgetedClientTests
{
    private const decimal Worst = ((10 + 16) * 1m + 100 * 2m) / 1_000_000;

    private static readonly TokenPrice Price = new() { Currency = "USD", Input = 1, CachedInput = 0.5m, Output = 2, Source = "the config" };
    private static readonly ModelRequest Call = SomeModels.Asking("Write add.") with { Parameters = new() { MaxOutputTokens = 100 } };

    private readonly FakeTimeProvider time = new();
    private readonly BudgetLedger ledger = new(1);

    [Test]
    public async Task An_answer_costs_its_tokens()
    {
        await CallAsync(Answer(new() { InputTokens = 10, CachedInputTokens = 4, OutputTokens = 50 }));

        (ledger.State.SpentUsd, ledger.State.KeptUsd).ShouldBe((0.000108m, 0m));
    }

    [Test]
    public async Task An_answer_without_token_counts_keeps_its_worst_case()
    {
        await CallAsync(SomeModels.Answer());

        (ledger.State.SpentUsd, ledger.State.KeptUsd).ShouldBe((0m, Worst));
    }

    [TestCase(ModelErrorKind.RateLimited, 429, false)]
    [TestCase(ModelErrorKind.Server, 500, false)]
    [TestCase(ModelErrorKind.Timeout, 408, false)]
    [TestCase(ModelErrorKind.InvalidRequest, 400, false)]
    [TestCase(ModelErrorKind.Timeout, null, true)]
    [TestCase(ModelErrorKind.Connection, null, true)]
    [TestCase(ModelErrorKind.Malformed, null, true)]
    public async Task A_failure_by_status_is_free_and_what_was_cut_is_not(ModelErrorKind kind, int? status, bool kept)
    {
        await CallAsync(ModelReply.Of(new ModelError { Kind = kind, Status = status, Message = "no" }));

        (ledger.State.SpentUsd, ledger.State.KeptUsd).ShouldBe((0m, kept ? Worst : 0));
    }

    [Test]
    public async Task A_call_that_never_reached_the_provider_is_free()
    {
        await CallAsync(ModelReply.Of(new ModelError { Kind = ModelErrorKind.Connection, NeverSent = true, Message = "no" }));

        ledger.State.LeftUsd.ShouldBe(1);
    }

    [Test]
    public async Task A_call_that_was_cancelled_in_flight_keeps_its_worst_case()
    {
        var inner = new StubModelClient(time, (_, _) => Task.FromException<ModelReply>(new OperationCanceledException()));

        await Should.ThrowAsync<OperationCanceledException>(Client(inner, ledger).GenerateAsync(Call, default));

        ledger.State.KeptUsd.ShouldBe(Worst);
    }

    [Test]
    public async Task A_call_that_does_not_fit_is_not_made()
    {
        var inner = StubModelClient.Answering(time, SomeModels.Answer());

        var reply = await Client(inner, new BudgetLedger(Worst - 0.000001m)).GenerateAsync(Call, default);

        reply.Error!.Kind.ShouldBe(ModelErrorKind.BudgetReached);
        reply.Error.IsTransient.ShouldBeFalse();
        inner.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task A_call_that_just_fits_is_made() =>
        (await Client(StubModelClient.Answering(time, SomeModels.Answer()), new BudgetLedger(Worst)).GenerateAsync(Call, default)).Error.ShouldBeNull();

    [Test]
    public async Task A_call_whose_worst_case_is_not_known_is_not_made()
    {
        var inner = StubModelClient.Answering(time, SomeModels.Answer());

        var reply = await Client(inner, ledger).GenerateAsync(Call with { Parameters = new() }, default);

        reply.Error!.Kind.ShouldBe(ModelErrorKind.InvalidRequest);
        inner.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task Every_attempt_reserves_and_only_models_that_are_paid_for_do()
    {
        var cut = StubModelClient.Answering(time, SomeModels.Failure(ModelErrorKind.Timeout), Answer(new() { InputTokens = 10, OutputTokens = 50 }));
        await using var client = new ModelClientFactory([new Provider("openai", cut), new Provider("replay", StubModelClient.Answering(time, SomeModels.Answer()))], time)
        {
            Budget = ledger,
        }.Create(Model with { Limits = new() { Retries = 1 } });
        await using var replay = new ModelClientFactory([new Provider("replay", StubModelClient.Answering(time, SomeModels.Answer()))], time) { Budget = ledger }
            .Create(TestData.Model("free"));

        await time.FinishAsync(client.GenerateAsync(Call, default));
        (await replay.GenerateAsync(SomeModels.Request(), default)).Response.ShouldNotBeNull();

        (ledger.State.SpentUsd, ledger.State.KeptUsd).ShouldBe((0.00011m, Worst));
    }

    private static ModelOptions Model =>
        SomeModels.Options("openai", new OpenAiOptions { BaseUrl = new Uri("http://localhost/v1") }) with { Price = Price };

    private static ModelReply Answer(TokenUsage usage) => ModelReply.Of(SomeModels.Answer().Response! with { Usage = usage });

    private Task<ModelReply> CallAsync(ModelReply reply) => Client(StubModelClient.Answering(time, reply), ledger).GenerateAsync(Call, default);

    private BudgetedClient Client(IModelClient inner, BudgetLedger budget) => new(inner, Model, PriceList.Empty, budget, time);

    private sealed class Provider(string name, IModelClient client) : IModelProvider
    {
        public string Name => name;

        public bool CanRetry => true;

        public IModelClient CreateClient(ModelOptions options) => client;
    }
}
