using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Review;

namespace LlmEval.IntegrationTests.Serving;

/// <summary>Changes as browsers hear of them.</summary>
[NonParallelizable]
[CancelAfter(60_000)]
public class EventsTests
{
    [Test]
    public async Task A_run_and_its_judgments_are_heard_of_and_what_was_missed_is_caught_up_with(CancellationToken cancellationToken)
    {
        await using var served = await ServedReview.StartAsync();
        using var listening = new Listening(await served.Anyone().GetStreamAsync("/api/v1/events", cancellationToken));
        (await listening.NextAsync(_ => true, cancellationToken)).EventType.ShouldBe("heartbeat");

        var pair = (await served.AddPairsAsync(1, Lane.Blind))[0];
        var run = await listening.NextAsync(item => item.EventType == "run", cancellationToken);
        JsonNode.Parse(run.Data)!.Text("run").ShouldBe(pair.Run.ToString());
        var judged = await listening.NextAsync(item => item.EventType == "judgments", cancellationToken);
        JsonNode.Parse(judged.Data)!.Text("run").ShouldBe(pair.Run.ToString());

        var client = served.Anyone();
        client.DefaultRequestHeaders.Add("Last-Event-ID", run.EventId);
        using var again = new Listening(await client.GetStreamAsync("/api/v1/events", cancellationToken));
        (await again.NextAsync(item => item.EventType != "heartbeat", cancellationToken)).EventId.ShouldNotBe(run.EventId);
        var stranger = served.Anyone();
        stranger.DefaultRequestHeaders.Add("Last-Event-ID", "of-another-start");
        using var anew = new Listening(await stranger.GetStreamAsync("/api/v1/events", cancellationToken));
        (await anew.NextAsync(item => item.EventType != "heartbeat", cancellationToken)).EventType.ShouldBe("reset");
    }

    private sealed class Listening(Stream stream) : IDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> items = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        public async Task<SseItem<string>> NextAsync(Func<SseItem<string>, bool> wanted, CancellationToken cancellationToken)
        {
            while (await items.MoveNextAsync().AsTask().WaitAsync(cancellationToken))
            {
                if (wanted(items.Current)) return items.Current;
            }

            throw new InvalidOperationException("The stream ended.");
        }

        public void Dispose() => stream.Dispose();
    }
}
