using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.UnitTests.Adapters.Datasets.HumanEval;

public class HumanEvalTests
{
    private readonly DatasetFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task A_record_becomes_a_task()
    {
        folder.Write("mine.jsonl", "\n" + Records.Lines(Records.HumanEval()));

        var set = await folder.LoadAsync("mine.jsonl");

        set.Name.ShouldBe("mine");
        set.Format.ShouldBe(DatasetFormat.HumanEval);
        set.TotalTasks.ShouldBe(1);
        var task = set.Tasks.ShouldHaveSingleItem();
        task.Id.ShouldBe("HumanEval/0");
        task.Title.ShouldBe("HumanEval/0");
        task.EntryPoint.ShouldBe("twice");
        task.ReferenceSolution.ShouldBe(task.Prompt + "    return 2 * n\n");
        task.Source.ShouldBe(folder.PathOf("mine.jsonl") + ":2");
        task.Tests.ShouldBe(new TaskTests { Kind = TestKind.Check, Source = (string)Records.HumanEval()["test"]! });
    }

    [Test]
    public async Task A_dataset_may_keep_its_solutions_to_itself()
    {
        folder.Write("secret.jsonl", Records.Lines(Records.HumanEval().Without("canonical_solution")));
        (await folder.LoadAsync("secret.jsonl")).Tasks[0].ReferenceSolution.ShouldBeNull();
    }

    [Test]
    public async Task Gzip_is_known_by_its_content_not_by_its_name()
    {
        var content = Records.Lines(Records.HumanEval());
        folder.Write("a.jsonl.gz", DatasetFolder.Gzip(content));
        folder.Write("b.jsonl", DatasetFolder.Gzip(content));

        var packed = await folder.LoadAsync("a.jsonl.gz");

        packed.Name.ShouldBe("a");
        packed.Hash.ShouldBe((await folder.LoadAsync("b.jsonl")).Hash);
    }
}
