using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.LabFiles;
using LlmEval.Adapters.Yaml.Templates;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Core.Lab.Importing;
using LlmEval.Core.Lab.Prompts;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Yaml.Templates;

public class LabTemplatesTests
{
    private static readonly InitChoice[] Choices =
    [
        InitChoice.Demo,
        new(InitProvider.OpenAi, "gpt-4o-mini", ""),
        new(InitProvider.Anthropic, "claude-haiku-4-5", ""),
        new(InitProvider.Ollama, "hf.co/some/coder-7b:Q4_K_M", ""),
    ];

    [TestCaseSource(nameof(Choices))]
    public void What_is_written_is_read_without_a_word_and_fits_together(InitChoice choice)
    {
        using var folder = new TemporaryFolder();
        var files = LabTemplates.For(choice);

        ConfigTemplates.Write(folder.Path, files).Kept.ShouldBeEmpty();

        var loaded = LabFileLoader.Load(Path.Combine(folder.Path, LabSettings.FileName), new LabFileOptions { Environment = _ => "value-of-the-key" });
        loaded.Diagnostics.ShouldBeEmpty(DiagnosticRenderer.Render(loaded.Diagnostics));
        var import = Import(files);
        import.Problems.ShouldBeEmpty();
        import.Prompts.Count.ShouldBe(2);
        import.Prompts.ShouldAllBe(prompt => PromptCheck.Of(prompt.Messages, prompt.Rows, isToBeSent: true).Problems.Count == 0);
        import.Configs.Count.ShouldBe(choice == InitChoice.Demo ? 5 : 3);
        import.Configs.ShouldAllBe(config => loaded.Settings!.Find(config.Connection) != null);
        var review = import.ReviewPrompts.Single();
        loaded.Settings!.Find(review.Connection).ShouldNotBeNull();
        var check = ReviewTemplate.Check(review.Template, review.Criteria, review.Mode);
        check.Errors.Concat(check.Warnings).ShouldBeEmpty();
    }

    [Test]
    public async Task The_demo_has_an_answer_to_everything_that_can_be_asked_in_a_session()
    {
        using var folder = new TemporaryFolder();
        var files = LabTemplates.For(InitChoice.Demo);
        ConfigTemplates.Write(folder.Path, files);
        var settings = LabFileLoader.Load(Path.Combine(folder.Path, LabSettings.FileName), new LabFileOptions { Environment = _ => null }).Settings!;
        var import = Import(files);

        foreach (var config in import.Configs)
        {
            await using var client = Client(settings, config.Connection);
            foreach (var (prompt, row, run) in Asked(import))
            {
                var reply = await client.GenerateAsync(Request(row is null ? prompt : $"{prompt}/{row}", run), CancellationToken.None);
                reply.Response.ShouldNotBeNull($"{config.Name}, {prompt}, {row}, run {run}: {reply.Error?.Message}").Usage.ShouldNotBeNull();
            }
        }

        await using var judge = Client(settings, import.ReviewPrompts[0].Connection);
        foreach (var (prompt, row, run) in Asked(import))
        {
            var shown = import.Configs.Select((config, index) => new JudgedResponse($"R{index}", config.Name, row, run)).ToList();
            var reply = await judge.GenerateAsync(Request(prompt, run) with { Responses = new JudgedResponses(shown) }, CancellationToken.None);
            reply.Response.ShouldNotBeNull($"judge, {prompt}, {row}, run {run}: {reply.Error?.Message}");
        }
    }

    private static LabImport Import(IReadOnlyList<TemplateFile> files) => LlmEval.Adapters.Lab.LabFiles.Read(
        [.. files.Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal)).Select(file => new ImportFile(file.Path, file.Content))]);

    private static IEnumerable<(string Prompt, string? Row, int Run)> Asked(LabImport import) =>
        from prompt in import.Prompts
        from row in prompt.Rows.Select(row => (string?)row.Name).DefaultIfEmpty()
        from run in Enumerable.Range(1, 10)
        select (prompt.Name, row, run);

    private static ModelRequest Request(string task, int run) =>
        new() { Messages = [new ChatMessage(ChatRole.User, "?")], Parameters = new ModelParameters(), TaskId = task, PromptId = "default", SampleIndex = run - 1 };

    private static IModelClient Client(LabSettings settings, string connection)
    {
        var template = settings.Find(connection)!.Template;
        return LlmEval.Adapters.ModelProviders.All(TimeProvider.System).Single(provider => provider.Name == template.Provider).CreateClient(template);
    }
}
