using System.Text.Json;
using LlmEval.Adapters.Assignments.Recorded;
using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.UnitTests.Architecture;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Assignments.Templates;

public class ShippedTemplatesTests
{
    private static readonly string Root = Path.Combine(RepositoryFiles.Root, "configs/assignments");
    private static readonly TemplateFolder Shipped = TemplateLoader.LoadFolder(Path.Combine(Root, "templates"));

    [Test]
    public void They_are_read_without_a_word() => Shipped.Diagnostics.ShouldBeEmpty(DiagnosticRenderer.Render(Shipped.Diagnostics));

    [Test]
    public void There_are_five_with_three_changes_each()
    {
        Shipped.Templates.Select(template => template.Id).ShouldBe(["github-user-created", "markdown-to-html", "sum-of-sales", "todo-list", "unit-converter"]);
        Shipped.Templates.ShouldAllBe(template => template.Round2.Count == 3 && Path.GetFileNameWithoutExtension(template.Source) == template.Id);
    }

    [Test]
    public void A_seed_gives_the_tasks_that_were_accepted() =>
        GoldenFile.Verify("Tasks", Tasks("golden").Select(task => KeyValuePair.Create(Name(task), $"{task.TaskId} {HashOf(task)}")));

    [Test]
    public void Nothing_of_a_template_is_left_in_a_task() =>
        Tasks("left").SelectMany(task => task.Checks.Select(check => check.ToString()!).Append(task.Brief))
            .Where(text => text.Contains("{{", StringComparison.Ordinal) || text.Contains("${", StringComparison.Ordinal)).ShouldBeEmpty();

    [Test]
    public void Every_round_has_a_recorded_answer_with_page_and_readme()
    {
        var builder = RecordedFolder.Read(Path.Combine(Root, "perfect"));
        foreach (var task in Tasks("perfect"))
        {
            var files = JsonSerializer.Deserialize<Dictionary<string, string>>(builder.Answer(Shipped.Find(task.Template)!, task))!;

            files.Keys.ShouldBeSubsetOf(["README.md", "app.js", "csv.js", "index.html", "lookup.js", "render.js", "sales.js", "store.js", "style.css", "units.js"], Name(task));
            files["index.html"].ShouldStartWith("<!doctype html>");
            foreach (var heading in new[] { "Summary", "Setup", "Usage", "Code explanation", "License" }) files["README.md"].ShouldContain($"\n## {heading}\n");
            files.Values.ShouldAllBe(text => !text.Contains("{{", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<AssignmentTask> Tasks(string seed) =>
        from template in Shipped.Templates
        let first = TaskRenderer.Render(template, seed)
        from task in template.Round2.Select((_, variant) => TaskRenderer.RenderChange(template, first, variant)!).Prepend(first)
        select task;

    private static string Name(AssignmentTask task) => task.Variant is { } variant ? $"{task.Template} round 2, variant {variant}" : $"{task.Template} round 1";

    private static ContentHash HashOf(AssignmentTask task) => ContentHash.OfJson(new
    {
        brief = task.Brief,
        result = task.Result,
        attachments = task.Attachments.Select(file => new { name = file.Name, type = file.MediaType, sha256 = file.Hash.Hex }).ToArray(),
        checks = task.Checks.Select(check => check is StepsCheck steps ? $"{check.Text} {string.Join(' ', steps.Steps)} {steps.Then}" : check.ToString()).ToArray(),
        services = task.Services.ToArray(),
    });
}
