using LlmEval.Core.Domain.Configuration;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Datasets;

/// <summary>Whole datasets: the one that ships with the project, and published files where somebody has put them.</summary>
public class PublishedDatasetTests
{
    [Test]
    public async Task Our_own_dataset_has_thirty_tasks_with_reference_and_wrong_solutions()
    {
        using var folder = new DatasetFolder();
        var set = await folder.LoadAsync(Path.Combine(Checkout.Root, "configs", "datasets", "python-basics"));

        (set.Name, set.Format).ShouldBe(("python-basics", DatasetFormat.LlmEval));
        set.Tasks.Count.ShouldBe(30);
        set.Tasks.ShouldAllBe(task => task.ReferenceSolution != null && task.WrongSolutions.Count > 0);
        set.Tasks.Select(task => task.Topic).Distinct().Count().ShouldBeGreaterThanOrEqualTo(6);
        set.Tasks.Select(task => task.Difficulty).Distinct().ShouldBe(["easy", "medium", "hard"], ignoreOrder: true);
    }

    /// <summary>Beside the checkout, or where LLM_EVAL_SHARED_DATA says.</summary>
    [Test]
    public async Task HumanEval_has_its_164_tasks()
    {
        using var folder = new DatasetFolder();
        var path = Checkout.PublishedFile("HumanEval.jsonl.gz");
        if (!File.Exists(path)) Assert.Ignore("HumanEval.jsonl.gz is not at hand");

        var set = await folder.LoadAsync(path);

        set.Name.ShouldBe("HumanEval");
        set.Tasks.Select(task => task.Id).ShouldBe(Enumerable.Range(0, 164).Select(i => $"HumanEval/{i}"));
        set.Tasks.ShouldAllBe(task => task.ReferenceSolution != null && task.ReferenceSolution.Contains($"def {task.EntryPoint}("));
    }

}
