using System.Text.RegularExpressions;
using LlmEval.Adapters.Postgres.Migrations;
using LlmEval.Core.Domain.Results;

namespace LlmEval.UnitTests.Adapters.Postgres.Migrations;

public partial class MigrationTests
{
    [Test]
    public void Steps_are_numbered_from_one_without_gaps() => Migration.All.Select(step => step.Number).ShouldBe(Enumerable.Range(1, Migration.All.Count));

    [Test]
    public void Every_table_says_what_it_is() =>
        Migration.All.ShouldAllBe(step => TableName().Matches(step.Sql).All(table => step.Sql.Contains($"comment on table {table.Groups["name"].Value} is", StringComparison.Ordinal)));

    [Test]
    public void A_changed_step_is_refused()
    {
        var runner = new MigrationRunner([new Migration(1, "core", "select 1")]);
        var applied = Applied(new Migration(1, "core", "select 2"));
        Should.Throw<StorageException>(() => runner.Verify([applied], "the database")).Message.ShouldContain("step 1 (core)");
    }

    [Test]
    public void A_step_of_a_newer_tool_is_refused()
    {
        var runner = new MigrationRunner([new Migration(1, "core", "select 1")]);
        var applied = Applied(new Migration(2, "later", "select 2"));
        Should.Throw<StorageException>(() => runner.Verify([applied], "the database")).Message.ShouldContain("newer than this llm-eval");
    }

    [Test]
    public void A_beginning_of_our_own_steps_is_accepted()
    {
        var first = new Migration(1, "core", "select 1");
        new MigrationRunner([first, new Migration(2, "more", "select 2")]).Verify([Applied(first)], "the database");
    }

    private static AppliedMigration Applied(Migration step) => new() { Number = step.Number, Name = step.Name, Sha256 = step.Hash.Hex, ToolVersion = "9.9.9" };

    [GeneratedRegex(@"create table (?<name>[a-z_.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableName();
}
