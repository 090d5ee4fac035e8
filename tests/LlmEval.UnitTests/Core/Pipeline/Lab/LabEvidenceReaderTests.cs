using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.UnitTests.Core.Lab;

namespace LlmEval.UnitTests.Core.Pipeline.Lab;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class LabEvidenceReaderTests
{
    private readonly List<string?> asked = [];
    private LabRevision now = new(1, 1);
    private LabEvidence stored = Evidence("greet", "part");
    private Task gate = Task.CompletedTask;

    [Test]
    public async Task What_was_read_is_kept_while_nobody_writes()
    {
        var reader = Reader();
        var first = await reader.ReadAsync("greet", None);
        (await reader.ReadAsync("greet", None)).ShouldBeSameAs(first);
        (await reader.ReadAsync(null, None)).ShouldBeSameAs(stored);
        (await reader.ReadAllAsync(None)).All.ShouldBeSameAs(stored);
        asked.ShouldBe(["greet", null]);
    }

    [Test]
    public async Task What_is_known_of_a_prompt_is_taken_from_all_that_is_known()
    {
        var reader = Reader();
        await reader.ReadAllAsync(None);
        (await reader.ReadAsync("part", None)).Experiments.ShouldHaveSingleItem().Prompt.ShouldBe("part");
        asked.ShouldBe([null]);
    }

    [TestCase(2, 1)]
    [TestCase(1, 2)]
    [TestCase(0, 0)]
    public async Task A_write_makes_everything_be_read_again(long writes, long newest)
    {
        var reader = Reader();
        await reader.ReadAllAsync(None);
        await reader.ReadAsync("greet", None);
        (stored, now) = (Evidence("greet", "greet"), new LabRevision(writes, newest));
        (await reader.ReadAsync("greet", None)).Experiments.Count.ShouldBe(2);
        (await reader.ReadAsync(null, None)).Experiments.Count.ShouldBe(2);
        asked.ShouldBe([null, "greet", null]);
    }

    [Test]
    public async Task A_write_in_the_middle_of_a_reading_is_shown_to_whoever_asks_after_it()
    {
        var (reader, open) = (Reader(), new TaskCompletionSource());
        gate = open.Task;
        var early = reader.ReadAsync(null, None);
        (gate, stored, now) = (Task.CompletedTask, Evidence("greet"), new LabRevision(2, 2));
        (await reader.ReadAsync(null, None)).ShouldBeSameAs(stored);
        open.SetResult();
        await early;
        (await reader.ReadAsync(null, None)).ShouldBeSameAs(stored);
    }

    [Test]
    public async Task Those_who_ask_at_once_share_a_reading_and_one_who_leaves_takes_it_from_nobody()
    {
        var (reader, open) = (Reader(), new TaskCompletionSource());
        gate = open.Task;
        using var leaving = new CancellationTokenSource();
        Task<LabEvidence>[] asking = [reader.ReadAsync("greet", leaving.Token), reader.ReadAsync("greet", None)];
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(asking[0]);
        open.SetResult();
        (await asking[1]).ShouldBeSameAs(stored);
        asked.ShouldBe(["greet"]);
    }

    [Test]
    public async Task A_reading_that_failed_is_not_kept()
    {
        var reader = Reader();
        gate = Task.FromException(new StorageException("gone"));
        await Should.ThrowAsync<StorageException>(reader.ReadAsync("greet", None));
        await Should.ThrowAsync<StorageException>(reader.ReadAllAsync(None));
        gate = Task.CompletedTask;
        (await reader.ReadAsync("greet", None)).ShouldBeSameAs(stored);
        (await reader.ReadAsync(null, None)).ShouldBeSameAs(stored);
    }

    private static CancellationToken None => CancellationToken.None;

    private static LabEvidence Evidence(params IReadOnlyList<string> prompts) =>
        new() { Experiments = [.. prompts.Select(prompt => SomeExperiments.Facts() with { Prompt = prompt })] };

    private LabEvidenceReader Reader() => new(new Revision(() => now), async prompt =>
    {
        asked.Add(prompt);
        await gate;
        return stored;
    });

    private sealed class Revision(Func<LabRevision> now) : ILabRevision
    {
        public Task<LabRevision> ReadRevisionAsync(CancellationToken cancellationToken) => Task.FromResult(now());
    }
}
