using LlmEval.Core.Domain.Tasks;

namespace LlmEval.UnitTests.Adapters.Datasets;

public class TaskFilterTests
{
    private readonly DatasetFolder folder = new();

    [OneTimeSetUp]
    public void WriteDataset() => folder.Write("d.jsonl", Records.Lines(Enumerable.Range(0, 12).Select(i => Records.HumanEval($"HumanEval/{i}"))));

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("HumanEval/1*", "1 10 11")]
    [TestCase("HumanEval/?", "0 1 2 3 4 5 6 7 8 9")]
    [TestCase("*/7", "7")]
    [TestCase("humaneval/*", "")]
    [TestCase("HumanEval", "")]
    public async Task Globs_select_ids(string glob, string numbers)
    {
        var set = await folder.LoadAsync("d.jsonl", options => options with { Ids = [glob] });
        string.Join(' ', set.Tasks.Select(task => task.Id["HumanEval/".Length..])).ShouldBe(numbers);
        set.TotalTasks.ShouldBe(12);
    }

    [Test]
    public async Task Several_globs_add_up_in_the_order_of_the_file_and_the_limit_comes_last()
    {
        var set = await folder.LoadAsync("d.jsonl", options => options with { Ids = ["*/9", "*/2", "*/4"], Limit = 2 });
        set.Tasks.Select(task => task.Id).ShouldBe(["HumanEval/2", "HumanEval/4"]);
    }

    [Test]
    public async Task A_topic_leaves_out_tasks_that_say_none() =>
        (await folder.LoadAsync("d.jsonl", options => options with { Topics = ["strings"] })).Tasks.ShouldBeEmpty();

    [Test]
    public async Task A_mutation_policy_of_the_options_goes_over_that_of_the_tasks()
    {
        var plain = await folder.LoadAsync("d.jsonl");
        var always = await folder.LoadAsync("d.jsonl", options => options with { Mutation = MutationPolicy.Always });
        plain.Tasks.ShouldAllBe(task => task.Tests.Mutation == MutationPolicy.OnNone);
        always.Tasks.ShouldAllBe(task => task.Tests.Mutation == MutationPolicy.Always);
        always.Hash.ShouldNotBe(plain.Hash);
    }
}
