using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.TaskFiles;
using LlmEval.Adapters.Yaml.Templates;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

namespace LlmEval.UnitTests.Adapters.Yaml.Templates;

public class ConfigTemplatesTests
{
    private static readonly InitChoice[] Choices =
    [
        InitChoice.Demo,
        new(InitProvider.OpenAi, "gpt-4o-mini", ""),
        new(InitProvider.Anthropic, "claude-haiku-4-5", ""),
        new(InitProvider.Ollama, "hf.co/some/coder-7b:Q4_K_M", ""),
    ];

    [TestCaseSource(nameof(Choices))]
    public void What_is_written_loads_and_is_valid_by_the_schema(InitChoice choice)
    {
        using var folder = new TemporaryFolder();

        var result = ConfigTemplates.Write(folder.Path, ConfigTemplates.For(choice, "my first: eval"));

        var loaded = ConfigLoader.Load(Path.Combine(folder.Path, ConfigTemplates.ConfigFileName), ShippedConfigs.Options);
        loaded.Diagnostics.ShouldBeEmpty(DiagnosticRenderer.Render(loaded.Diagnostics));
        loaded.Config!.Name.ShouldBe("my-first--eval");
        loaded.Config.Models.ShouldContain(model => model.Id == choice.Model);
        ConfigSchemaTests.IsValid(loaded.Config.UnexpandedYaml).ShouldBeTrue();
        result.Kept.ShouldBeEmpty();
        result.Written.ShouldContain(Path.Combine(folder.Path, ".gitignore"));
        Directory.Exists(Path.Combine(folder.Path, "replays")).ShouldBe(choice == InitChoice.Demo);
    }

    [Test]
    public void The_tasks_are_complete()
    {
        using var folder = new TemporaryFolder();
        ConfigTemplates.Write(folder.Path, ConfigTemplates.For(InitChoice.Demo, "demo"));
        var problems = new DiagnosticBag();

        var tasks = Directory.GetFiles(Path.Combine(folder.Path, "tasks")).Where(path => Path.GetFileName(path) != DatasetFile.FileName)
            .Select(path => TaskFileReader.Read(path, problems)?.Task).ToList();

        problems.All.ShouldBeEmpty();
        tasks.Count.ShouldBe(3);
        tasks.ShouldAllBe(task => task!.ReferenceSolution != null && task.WrongSolutions.Count > 0 && task.Topic != null);
        tasks.Select(task => task!.Difficulty).Order().ShouldBe(["easy", "hard", "medium"]);
    }

    [Test]
    public void A_file_that_exists_is_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var mine = folder.File(ConfigTemplates.ConfigFileName, "mine");

        var result = ConfigTemplates.Write(folder.Path, ConfigTemplates.For(InitChoice.Demo, "demo"));

        result.Kept.ShouldBe([mine]);
        File.ReadAllText(mine).ShouldBe("mine");
    }

    [TestCase("OPENAI_API_KEY ANTHROPIC_API_KEY", new[] { "qwen" }, InitProvider.OpenAi, "gpt-4o-mini")]
    [TestCase("ANTHROPIC_API_KEY", new[] { "qwen" }, InitProvider.Anthropic, "claude-haiku-4-5")]
    [TestCase("", new[] { "qwen", "llama" }, InitProvider.Ollama, "qwen")]
    [TestCase("", new string[0], InitProvider.OpenAi, "gpt-4o-mini")]
    public async Task The_provider_that_can_be_used_here_is_found(string set, string[] local, InitProvider provider, string model)
    {
        var choice = await InitChoice.FindAsync(
            name => set.Split(' ').Contains(name) ? "value" : "", _ => Task.FromResult<IReadOnlyList<string>>(local), CancellationToken.None);

        (choice.Provider, choice.Model).ShouldBe((provider, model));
    }

    [Test]
    public void A_demo_has_gates_that_name_its_models() => ConfigTemplates.For(InitChoice.Demo, "demo")
        .Single(file => file.Path == ConfigTemplates.ConfigFileName).Content.ShouldContain("model: \"demo-strong\", metric: pass@1");
}
