using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Postgres.Embedded;

public class FileLockTests
{
    private TemporaryFolder folder = null!;

    private string File => Path.Combine(folder.Path, "x.lock");

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Many_share_it_and_the_exclusive_one_waits_for_all()
    {
        using (var first = FileLock.TryShared(File))
        using (var second = FileLock.TryShared(File))
        {
            first.ShouldNotBeNull();
            second.ShouldNotBeNull();
            FileLock.IsHeld(File).ShouldBeTrue();
            FileLock.TryExclusive(File).ShouldBeNull();
        }

        FileLock.IsHeld(File).ShouldBeFalse();
        using var alone = FileLock.TryExclusive(File);
        alone.ShouldNotBeNull();
        FileLock.TryShared(File).ShouldBeNull();
    }

    [Test]
    public async Task Waiting_ends_when_the_lock_is_free()
    {
        var held = FileLock.TryExclusive(File)!;
        var waiting = FileLock.WaitExclusiveAsync(File, TimeSpan.FromMinutes(1), TimeProvider.System, CancellationToken.None);
        waiting.IsCompleted.ShouldBeFalse();
        held.Dispose();
        using var taken = await waiting;
        taken.ShouldNotBeNull();
    }

    [Test]
    public async Task Waiting_ends_without_it_when_the_time_is_over()
    {
        using var held = FileLock.TryShared(File);
        (await FileLock.WaitExclusiveAsync(File, TimeSpan.Zero, TimeProvider.System, CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public void A_folder_that_is_gone_is_a_failure_of_the_store() =>
        Should.Throw<StorageException>(() => FileLock.TryExclusive(Path.Combine(folder.Path, "gone", "x.lock")));

    [Test]
    public void Nobody_holds_a_file_that_is_not_there() => FileLock.IsHeld(File).ShouldBeFalse();
}
