using LlmEval.Adapters.Postgres.Embedded;

namespace LlmEval.UnitTests.Adapters.Postgres.Embedded;

public class ServerAccountTests
{
    private static readonly string[] WithPostgres = ["root:x:0:0:root:/root:/bin/bash", "postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash"];

    [Test]
    public void An_ordinary_user_runs_the_server() => ServerAccount.For(1000, 100, WithPostgres).ShouldBe(new ServerAccount(1000, 100, IsSwitched: false));

    [Test]
    public void Root_hands_it_to_postgres() => ServerAccount.For(0, 0, WithPostgres).ShouldBe(new ServerAccount(101, 104, IsSwitched: true));

    [Test]
    public void Root_hands_it_to_nobody_where_there_is_no_postgres() =>
        ServerAccount.For(0, 0, ["root:x:0:0::/root:/bin/sh", "postgres:x:0:0::/:/bin/sh"]).ShouldBe(new ServerAccount(65534, 65534, IsSwitched: true));

    [Test]
    public void Commands_of_another_account_lose_all_rights_of_root() =>
        ServerAccount.For(0, 0, WithPostgres).Prefix.ShouldBe(["setpriv", "--reuid=101", "--regid=104", "--clear-groups", "--"]);
}
