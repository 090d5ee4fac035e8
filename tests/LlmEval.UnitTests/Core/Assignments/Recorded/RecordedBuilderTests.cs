using System.Text.Json;
using LlmEval.Core.Assignments.Recorded;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.UnitTests.Core.Assignments.Recorded;

public class RecordedBuilderTests
{
    private static readonly AssignmentTemplate Template = new()
    {
        Id = "greeting",
        Title = "Greeting",
        Source = "/greeting.yaml",
        Round1 = new TemplateRound { Brief = "Greet.", Checks = [new ExistsCheck { Text = "h1", Selector = "h1" }] },
        Round2 = [new TemplateRound { Brief = "Greet louder.", Checks = [new ExistsCheck { Text = "h2", Selector = "h2" }] }],
    };

    private static readonly RecordedBuilder Builder = new(new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["greeting/round1"] = new Dictionary<string, string> { ["index.html"] = "<h1>{{ seed }} \"é\"</h1>\n", ["app/a.js"] = "`${name} ${hash}`" },
    });

    [Test]
    public void An_answer_is_a_json_object_of_path_and_content()
    {
        var task = TaskRenderer.Render(Template, "s1");

        var answer = JsonSerializer.Deserialize<Dictionary<string, string>>(Builder.Answer(Template, task))!;

        answer.ShouldBe(new Dictionary<string, string>
        {
            ["app/a.js"] = $"`${{name}} {TaskVariables.Of(Template, "s1").Values["hash"]}`",
            ["index.html"] = "<h1>s1 \"é\"</h1>\n",
        });
    }

    [Test]
    public void What_is_not_recorded_is_said_by_its_folder()
    {
        var change = TaskRenderer.RenderChange(Template, TaskRenderer.Render(Template, "s1"))!;

        Should.Throw<InvalidOperationException>(() => Builder.Answer(Template, change)).Message.ShouldBe("No answer is recorded in 'greeting/round2-0'.");
    }
}
