using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.TaskFiles;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Yaml.TaskFiles;

public class TaskSchemaTests
{
    private static readonly JsonSchemaSubset Schema = new(JsonNode.Parse(TaskFileGrammar.ToJsonSchema())!.AsObject());

    [Test]
    public void The_committed_schema_is_fresh() =>
        (File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas/task.schema.json")) == TaskFileGrammar.ToJsonSchema())
            .ShouldBeTrue("run `llm-eval schema task > schemas/task.schema.json`");

    [TestCaseSource(nameof(ShippedTasks))]
    public void A_shipped_task_is_valid(string path)
    {
        var problems = new DiagnosticBag();

        TaskFileReader.Read(path, problems).ShouldNotBeNull(DiagnosticRenderer.Render(problems.All));
        IsValid(File.ReadAllText(path)).ShouldBeTrue();
    }

    [TestCase("id: a\nentry_point: f\nprompt: p\ntests: t\n", true)]
    [TestCase("id: a\nentry_point: f\nprompt: p\n", false)]
    [TestCase("id: a\nentry_point: f()\nprompt: p\ntests: t\n", false)]
    [TestCase("id: a\nentry_point: f\nprompt: p\ntests: t\nwrong: [{ code: c }]\n", false)]
    [TestCase("id: a\nentry_point: f\nprompt: p\ntests: t\ntopics: [x]\n", false)]
    [TestCase("id: a\nentry_point: f\nprompt: p\ntests: t\ndifficulty: trivial\n", false)]
    public void The_schema_says_what_the_reader_says(string text, bool valid)
    {
        IsValid(text).ShouldBe(valid);
        (TaskFileReader.Read(new SourceText("/tasks/a.yaml", text), new DiagnosticBag()) is not null).ShouldBe(valid);
    }

    private static bool IsValid(string text) => Schema.IsValid(NodeJson.Of(YamlReader.Read(new SourceText("/tasks/a.yaml", text), new DiagnosticBag())!));

    private static IEnumerable<TestCaseData> ShippedTasks() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "configs/datasets"), "*.yaml", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != DatasetFile.FileName)
            .Select(path => new TestCaseData(path).SetArgDisplayNames(Path.GetFileName(path)));
}
