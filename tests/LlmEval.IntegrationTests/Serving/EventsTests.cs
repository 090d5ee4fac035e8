using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Review;

namespace LlmEval.IntegrationTests.Serving;

/// <summary>Changes as browsers hear of them.</summary>
[Parallelizable]
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

    [Test]
    public async Task Streams_end_of_themselves_when_the_server_stops(CancellationToken cancellationToken)
    {
        var served = await ServedReview.StartAsync();
        List<Listening> all = [];
        for (var i = 0; i < 3; i++) all.Add(new Listening(await served.Anyone().GetStreamAsync("/api/v1/events", cancellationToken)));
        foreach (var listening in all) await listening.NextAsync(_ => true, cancellationToken);

        // Streams that the shutdown had to cut would break off in the middle of a body.
        var ends = all.Select(listening => listening.EndAsync(cancellationToken)).ToList();
        await served.StopAsync();
        await Task.WhenAll(ends);
        foreach (var listening in all) listening.Dispose();
        await served.DisposeAsync();
    }
}
