namespace LlmEval.UnitTests.Adapters.Datasets;

/// <summary>The published files, where somebody has put them: beside the checkout, or where LLM_EVAL_SHARED_DATA says.</summary>
public class PublishedDatasetTests
{
    [Test]
    public async Task HumanEval_has_its_164_tasks()
    {
        using var folder = new DatasetFolder();
        folder.Write("HumanEval.jsonl.gz", await File.ReadAllBytesAsync(SharedData("HumanEval.jsonl.gz")));

        var set = await folder.LoadAsync("HumanEval.jsonl.gz");

        set.Tasks.Count.ShouldBe(164);
        set.Tasks.Select(task => task.Id).ShouldBe(Enumerable.Range(0, 164).Select(i => $"HumanEval/{i}"));
        set.Tasks.ShouldAllBe(task => task.ReferenceSolution != null && task.ReferenceSolution.Contains($"def {task.EntryPoint}("));
    }

    private static string SharedData(string name)
    {
        var root = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(root, "LlmEval.slnx"))) root = Path.GetDirectoryName(root)!;
        var folder = Environment.GetEnvironmentVariable("LLM_EVAL_SHARED_DATA") ?? Path.Combine(root, "..", "shared", "data");
        var path = Path.GetFullPath(name, Path.GetFullPath(folder, root));
        if (!File.Exists(path)) Assert.Ignore($"{name} is not at hand");
        return path;
    }
}
