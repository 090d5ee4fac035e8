using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

/// <summary>The decorators over a real server. Waits are in milliseconds; the rules of time are tested with a clock of their own.</summary>
public class OpenAiResilienceTests : OpenAiFixture
{
    [Test]
    public async Task A_rate_limit_is_waited_out_as_long_as_asked()
    {
        Server.Next(FakeAnswer.RateLimited(("retry-after-ms", "150")), FakeAnswer.Completion("at last"));
        var reply = await Ask(Decorated(new ModelLimits()));
        reply.Response!.Text.ShouldBe("at last");
        reply.Attempts.ShouldBe(2);
        var apart = TimeProvider.System.GetElapsedTime(Server.Calls[0].At, Server.Calls[1].At);
        apart.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(150));
    }

    [Test]
    public async Task Failures_of_every_passing_kind_are_overcome()
    {
        (string, string) soon = ("retry-after-ms", "10");
        Server.Next(FakeAnswer.ServerError(soon), FakeAnswer.RateLimited(soon), FakeAnswer.ServerError(soon));
        Server.Next(FakeAnswer.Completion("at last"));
        var reply = await Ask(Decorated(new ModelLimits { Retries = 3 }));
        reply.Response!.Text.ShouldBe("at last");
        reply.Attempts.ShouldBe(4);
    }

    [Test]
    public async Task When_retries_are_used_up_the_last_failure_stays()
    {
        Server.Otherwise = _ => FakeAnswer.ServerError(("retry-after-ms", "10"));
        var reply = await Ask(Decorated(new ModelLimits { Retries = 2 }));
        reply.Error!.Kind.ShouldBe(ModelErrorKind.Server);
        reply.Attempts.ShouldBe(3);
        Server.Calls.Count.ShouldBe(3);
    }

    [Test]
    public async Task A_wrong_key_is_tried_once()
    {
        Server.RequiredKey = "sk-another-one";
        (await Ask(Decorated(new ModelLimits()))).Attempts.ShouldBe(1);
        Server.Calls.ShouldHaveSingleItem();
    }

    [Test]
    public async Task No_more_calls_are_in_flight_than_the_limit()
    {
        var held = new TaskCompletionSource();
        Server.Otherwise = _ => FakeAnswer.Completion("x") with { Held = held.Task };
        var client = Decorated(new ModelLimits { Concurrency = 3 });
        var calls = Enumerable.Range(0, 12).Select(sample => Ask(client, sample: sample)).ToList();
        for (var i = 0; i < 3; i++) await Server.ArrivalAsync();
        Server.Calls.Count.ShouldBe(3);
        held.SetResult();
        (await Task.WhenAll(calls)).ShouldAllBe(reply => reply.Response != null);
        Server.Calls.Count.ShouldBe(12);
        Server.MostInFlight.ShouldBe(3);
    }
}
