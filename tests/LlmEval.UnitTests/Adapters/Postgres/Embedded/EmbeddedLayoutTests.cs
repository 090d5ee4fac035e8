using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Postgres.Embedded;

public class EmbeddedLayoutTests
{
    private static readonly ServerAccount Ordinary = new(4294967294, 100, IsSwitched: false);
    private static readonly ServerAccount Switched = new(101, 104, IsSwitched: true);

    [Test]
    public void A_users_database_is_in_the_state_folder_and_roots_is_not()
    {
        EmbeddedLayout.For("/home/me/project/.llm-eval", Ordinary).Data.ShouldBe("/home/me/project/.llm-eval/postgres/data");
        EmbeddedLayout.For("/srv/project/.llm-eval", Switched).Data.ShouldMatch("^/var/lib/llm-eval/[0-9a-f]{12}/server/data$");
    }

    [Test]
    public void A_socket_fits_however_long_the_path()
    {
        var deep = "/" + string.Join('/', Enumerable.Repeat("a-long-folder-name", 30));
        var socket = Path.Combine(EmbeddedLayout.For(deep, Ordinary).SocketFolder, ".s.PGSQL.5432");
        socket.Length.ShouldBeLessThanOrEqualTo(107);
    }

    [Test]
    public void Two_state_folders_share_nothing()
    {
        var (a, b) = (EmbeddedLayout.For("/a", Switched), EmbeddedLayout.For("/b", Switched));
        a.SocketFolder.ShouldNotBe(b.SocketFolder);
        a.Root.ShouldNotBe(b.Root);
    }

    [Test]
    public void A_folder_and_a_link_to_it_are_one_database()
    {
        using var folder = new TemporaryFolder();
        var real = folder.Folder("real/.llm-eval");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), "real");
        EmbeddedLayout.For(Path.Combine(folder.Path, "link", ".llm-eval"), Switched).ShouldBe(EmbeddedLayout.For(real, Switched));
    }
}
