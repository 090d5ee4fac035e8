using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Observatory;

/// <content>Examples.</content>
public abstract partial class ObservatoryIngestContract
{
    [Test]
    public async Task Examples_are_stored_with_their_measurement()
    {
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.5) with { RunId = "run" });
        (await Ingest.IngestExamplesAsync("run", SomeScores.Examples(100), replace: false, None)).ShouldBe(100);
        (await ExamplesAsync("run")).ShouldBe(SomeScores.Examples(100));
    }

    [Test]
    public async Task Examples_that_are_sent_again_replace_their_own_and_no_others()
    {
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.5) with { RunId = "run" });
        await Ingest.IngestExamplesAsync("run", SomeScores.Examples(10), replace: false, None);
        await Ingest.IngestExamplesAsync("run", [new SubmittedExample { Index = 4 }, new SubmittedExample { Index = 12, Topic = "new" }], replace: false, None);
        var expected = SomeScores.Examples(10).Select(example => example.Index == 4 ? new SubmittedExample { Index = 4 } : example)
            .Append(new SubmittedExample { Index = 12, Topic = "new" });
        (await ExamplesAsync("run")).ShouldBe(expected);
    }

    [Test]
    public async Task Replacing_leaves_only_what_was_sent()
    {
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.5) with { RunId = "run" });
        await Ingest.IngestExamplesAsync("run", SomeScores.Examples(10), replace: false, None);
        await Ingest.IngestExamplesAsync("run", SomeScores.Examples(3, from: 8), replace: true, None);
        (await ExamplesAsync("run")).ShouldBe(SomeScores.Examples(3, from: 8));
    }

    [Test]
    public async Task Of_two_examples_with_one_index_the_later_counts()
    {
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.5) with { RunId = "run" });
        (await Ingest.IngestExamplesAsync("run", [.. SomeScores.Examples(3), .. SomeScores.Examples(2, from: 1, text: "again")], replace: false, None)).ShouldBe(5);
        (await ExamplesAsync("run")).Select(example => example.OutputPreview).ShouldBe(["answer 0", "again 1", "again 2"]);
    }

    [Test]
    public async Task Examples_of_no_measurement_are_not_taken()
    {
        (await Ingest.IngestExamplesAsync("nothing", SomeScores.Examples(1), replace: false, None)).ShouldBeNull();
    }

    [Test]
    public async Task Senders_of_examples_of_one_measurement_do_not_get_in_each_others_way()
    {
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.5) with { RunId = "run" });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await Ingest.IngestExamplesAsync("run", SomeScores.Examples(50, from: i * 25), replace: false, None);
            await IngestAsync(SomeScores.Of("m", i, "aime", 0.5) with { RunId = $"run-{i}" });
        }));
        (await ExamplesAsync("run")).ShouldBe(SomeScores.Examples(225));
    }

    // Stores may write JSON with other spaces.
    private async Task<IReadOnlyList<SubmittedExample>> ExamplesAsync(string run) =>
    [
        .. (await Measurements.ListExamplesAsync(run, new ExampleFilter(), new ExamplePage(1_000), None))
            .Select(example => example with { MetadataJson = example.MetadataJson.Replace(" ", "", StringComparison.Ordinal) }),
    ];
}
