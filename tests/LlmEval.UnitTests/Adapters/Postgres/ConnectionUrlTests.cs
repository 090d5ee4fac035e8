using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.UnitTests.Adapters.Postgres;

public class ConnectionUrlTests
{
    [TestCase("postgresql://db.example", "Host=db.example")]
    [TestCase("postgres://db.example:5433/evals", "Host=db.example;Port=5433;Database=evals")]
    [TestCase("postgresql://me@db/evals", "Host=db;Username=me;Database=evals")]
    [TestCase("postgresql://me:p%40ss%3A%2F@db/evals", "Host=db;Username=me;Password=p@ss:/;Database=evals")]
    [TestCase("postgresql://me:a:b@db", "Host=db;Username=me;Password=a:b")]
    [TestCase("postgresql://[::1]:5433/x", "Host=::1;Port=5433;Database=x")]
    [TestCase("postgresql://[::1]/x", "Host=::1;Database=x")]
    [TestCase("postgresql://%2Fvar%2Frun%2Fpostgresql/x", "Host=/var/run/postgresql;Database=x")]
    [TestCase("postgresql:///x?host=/var/run/postgresql&user=me", "Host=/var/run/postgresql;Database=x;Username=me")]
    [TestCase("postgresql://a:1,b:2/x", "Host=\"a:1,b:2\";Database=x")]
    [TestCase("postgresql://db/x?sslmode=verify-full&sslrootcert=%2Fca.pem", "Host=db;Database=x;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [TestCase("postgresql://a,b?target_session_attrs=read-write&connect_timeout=3", "Host=\"a,b\";Target Session Attributes=read-write;Timeout=3")]
    [TestCase("postgresql://db?target_session_attrs=read-write", "Host=db")]
    [TestCase("postgresql://db?application_name=my%20tool&channel_binding=require", "Host=db;Application Name=my tool;Channel Binding=Require")]
    [TestCase("  Host=db;Database=x;Username=me;Password=secret ", "Host=db;Database=x;Username=me;Password=secret")]
    public void Both_forms_are_read(string url, string expected) =>
        Settings(Parse(url)).ShouldBe(Settings(new NpgsqlConnectionStringBuilder(expected)), ignoreOrder: true);

    [TestCase("mysql://u:hunter2@db", "begins with postgresql://")]
    [TestCase("postgresql://u:hunter2@db?sslmode=maybe", "'sslmode'")]
    [TestCase("postgresql://u:hunter2@db?service=x", "'service' is not known")]
    [TestCase("postgresql://u:hunter2@db:port/x", "'port'")]
    [TestCase("postgresql://u:hunter2@/evals", "no host")]
    [TestCase("Username=u;Password=hunter2", "no host")]
    [TestCase("just hunter2", "neither")]
    [TestCase("Host=db;Pasword=hunter2", "neither")]
    public void What_cannot_be_used_is_said_without_the_value(string url, string why)
    {
        var message = Should.Throw<StorageException>(() => Parse(url)).Message;
        message.ShouldContain(why);
        message.ShouldContain("${env:URL}");
        message.ShouldNotContain("hunter2");
    }

    [Test]
    public void Every_keyword_of_the_table_is_one_that_Npgsql_has(
        [Values("passfile", "options", "sslnegotiation", "sslcert", "sslkey", "sslpassword", "gssencmode", "krbsrvname", "require_auth", "dbname", "password")] string name)
    {
        var value = name switch { "sslnegotiation" => "postgres", "gssencmode" => "disable", "require_auth" => "ScramSHA256", _ => "x" };
        Parse($"postgresql://db?{name}={value}").ConnectionString.ShouldContain(value, Case.Insensitive);
    }

    private static string[] Settings(NpgsqlConnectionStringBuilder builder) => builder.ConnectionString.Split(';');

    private static NpgsqlConnectionStringBuilder Parse(string url) => ConnectionUrl.Parse(new Secret("${env:URL}", url));
}
