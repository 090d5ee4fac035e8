using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.UnitTests.Adapters.Datasets.YamlTasks;

public class YamlTaskFolderTests
{
    private DatasetFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DatasetFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    private void WriteTask(string name, string id, string more = "") => folder.Write(name, $"""
        id: {id}
        entry_point: shout
        prompt: |
          def shout(text):
              "Return the text in capitals."
        tests: |
          def check(candidate):
              assert candidate("a") == "A"
        {more}
        """);

    [Test]
    public async Task Task_files_at_any_depth_are_ordered_by_id()
    {
        WriteTask("set/z.yaml", "a/second");
        WriteTask("set/deep/er/y.yml", "a/First");
        WriteTask("set/.hidden/x.yaml", "not-a-task");
        folder.Write("set/README.md", "# Not a task");

        var set = await folder.LoadAsync("set");

        set.Format.ShouldBe(DatasetFormat.LlmEval);
        set.Name.ShouldBe("set");
        set.Version.ShouldBeNull();
        set.Tasks.Select(task => task.Id).ShouldBe(["a/First", "a/second"]);
        set.Tasks[1].Source.ShouldBe(folder.PathOf("set/z.yaml") + ":1");
    }

    [Test]
    public async Task The_folder_may_say_what_it_is()
    {
        WriteTask("set/t.yaml", "t");
        folder.Write("set/dataset.yaml", "name: shouting\nversion: 1.2.0\ndescription: Loud.\nlicense: MIT\n");
        var set = await folder.LoadAsync("set");
        (set.Name, set.Version, set.TotalTasks).ShouldBe(("shouting", "1.2.0", 1));
    }

    [Test]
    public async Task One_task_file_is_a_dataset_too()
    {
        WriteTask("t.yaml", "t");
        (await folder.LoadAsync("t.yaml")).Tasks.ShouldHaveSingleItem().Id.ShouldBe("t");
    }

    [TestCase(IntegrityMode.Strong, IntegrityMode.Strong)]
    [TestCase(IntegrityMode.Weak, IntegrityMode.Weak)]
    public async Task The_dataset_decides_the_mode_only_of_tasks_that_do_not_say_theirs(IntegrityMode dataset, IntegrityMode unsaid)
    {
        WriteTask("set/1.yaml", "says-nothing");
        WriteTask("set/2.yaml", "says-strong", "mode: strong");
        WriteTask("set/3.yaml", "says-weak", "mode: weak");
        var set = await folder.LoadAsync("set", options => options with { Mode = dataset });
        set.Tasks.Select(task => task.Tests.Mode).ShouldBe([unsaid, IntegrityMode.Strong, IntegrityMode.Weak]);
    }

    [Test]
    public async Task Records_have_no_mode_so_the_dataset_decides()
    {
        folder.Write("d.jsonl", Records.Lines(Records.HumanEval()));
        (await folder.LoadAsync("d.jsonl", options => options with { Mode = IntegrityMode.Weak })).Tasks[0].Tests.Mode.ShouldBe(IntegrityMode.Weak);
    }

    [Test]
    public async Task Filters_select_by_topic_and_difficulty()
    {
        WriteTask("set/1.yaml", "one", "topic: strings\ndifficulty: easy");
        WriteTask("set/2.yaml", "two", "topic: lists\ndifficulty: easy");
        WriteTask("set/3.yaml", "three", "topic: strings\ndifficulty: hard");
        var set = await folder.LoadAsync("set", options => options with { Topics = ["strings", "graphs"], Difficulties = ["easy"] });
        set.Tasks.ShouldHaveSingleItem().Id.ShouldBe("one");
        set.TotalTasks.ShouldBe(3);
    }

    [Test]
    public async Task Everything_wrong_in_every_file_is_said_at_once()
    {
        WriteTask("set/a.yaml", "a", "difficulty: trivial");
        WriteTask("set/b.yaml", "b", "refrence: pass");
        folder.Write("set/c.yaml", "id: c\nentry_point: f\ntests: 'def check(candidate): pass'\nprompt: ''\n");
        folder.Write("set/d.yaml", "id: d\n\tprompt: x\n");
        folder.Write("set/dataset.yaml", "nmae: x\n");
        (await folder.ProblemsAsync("set")).Select(problem => problem.Split(", ")[0]).ShouldBe(
        [
            "set/a.yaml:9:13: LE0025: 'difficulty' must be one of easy",
            "set/b.yaml:9:1: LE0012: unknown key 'refrence'",
            "set/c.yaml:4:9: LE0035: 'prompt' is empty",
            "set/d.yaml:2:1: LE0006: a tab in the indentation",
            "set/dataset.yaml:1:1: LE0012: unknown key 'nmae'",
        ]);
    }

    [Test]
    public async Task A_misspelt_key_comes_with_a_suggestion()
    {
        WriteTask("set/t.yaml", "t", "refrence: pass");
        (await folder.ProblemsAsync("set")).ShouldBe(["set/t.yaml:9:1: LE0012: unknown key 'refrence', did you mean 'reference'?"]);
    }

    [Test]
    public async Task Two_files_with_one_id_are_a_problem()
    {
        WriteTask("set/a.yaml", "same");
        WriteTask("set/b.yaml", "same");
        (await folder.ProblemsAsync("set")).ShouldBe([$"set/b.yaml:1: the id 'same' was already given at set/a.yaml:1"]);
    }

    [Test]
    public async Task A_folder_without_tasks_is_a_problem()
    {
        folder.Write("set/notes.txt", "nothing here");
        (await folder.ProblemsAsync("set")).ShouldBe(["set: the folder holds no task: a task is a file *.yaml"]);
    }

    [Test]
    public async Task A_format_that_does_not_fit_the_path_is_a_problem()
    {
        WriteTask("set/t.yaml", "t");
        folder.Write("d.jsonl", Records.Lines(Records.HumanEval()));
        (await folder.ProblemsAsync("set", options => options with { Format = DatasetFormat.Mbpp })).ShouldBe(["set: mbpp is a JSON file, not a folder"]);
        (await folder.ProblemsAsync("d.jsonl", options => options with { Format = DatasetFormat.LlmEval }))
            .ShouldBe(["d.jsonl: llm-eval is a folder of YAML files, not a JSON file"]);
    }
}
