using LlmEval.Adapters.Observatory;
using LlmEval.Adapters.Observatory.Http;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.IntegrationTests.Observatory;

[Parallelizable]
public class StorePublisherTests : ObservatoryPublisherContract
{
    internal override IObservatoryPublisher Create(ServedObservatory served)
    {
        var ingest = new PostgresObservatoryIngest(served.Database, followUp: null, problem => Assert.Fail(problem.ToString()));
        return new StorePublisher(ingest, ingest);
    }
}

[Parallelizable]
public class HttpPublisherTests : ObservatoryPublisherContract
{
    internal override IObservatoryPublisher Create(ServedObservatory served) => To(served.Address, ServedObservatory.Token);

    [Test]
    public async Task A_wrong_token_is_an_error_that_does_not_show_it()
    {
        await using var wrong = To(Served.Address, new Secret("--token", "wrong-token-4711"));

        var published = await wrong.PublishAsync(new Publication(SomeResult()), CancellationToken.None);

        published.Error.ShouldNotBeNull().ShouldContain("401");
        published.Error.ShouldNotContain("wrong-token-4711");
        published.Error.ShouldContain("--token");
    }

    [Test]
    public async Task An_address_without_the_prefix_and_one_where_nobody_is_are_said()
    {
        await using var elsewhere = To(new Uri(Served.Address, "/"), ServedObservatory.Token);
        await using var nobody = new HttpPublisher(new DashboardOptions { Server = new Uri("http://127.0.0.1:9/eval360"), Retries = 0 }, TimeProvider.System);

        (await elsewhere.PublishAsync(new Publication(SomeResult()), CancellationToken.None)).Error.ShouldNotBeNull();
        (await nobody.PublishAsync(new Publication(SomeResult()), CancellationToken.None)).Error.ShouldNotBeNull().ShouldContain("127.0.0.1:9 cannot be reached");
    }

    private static HttpPublisher To(Uri server, Secret token) => new(new DashboardOptions { Server = server, Token = token, Retries = 0 }, TimeProvider.System);
}
