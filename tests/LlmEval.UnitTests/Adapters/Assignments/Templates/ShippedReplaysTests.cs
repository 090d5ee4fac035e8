using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Adapters.Assignments.Recorded;
using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Assignments.Templates;

/// <summary>The recorded builders of <c>configs/assignments.yaml</c> are made of the perfect files: whoever changes these has new replays to accept.</summary>
public class ShippedReplaysTests
{
    private const string Seed = "1";

    private static readonly string Root = Path.Combine(RepositoryFiles.Root, "configs/assignments");

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestCase("careful")]
    [TestCase("careless")]
    public void A_replay_is_what_the_perfect_files_give(string builder)
    {
        var expected = string.Concat(Lines(builder));
        var path = Path.Combine(Root, "replays", $"{builder}.jsonl");
        if (File.Exists(path) && File.ReadAllText(path) == expected) return;

        var received = Path.ChangeExtension(path, ".received.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, expected);
        Assert.Fail($"{path} is not what the perfect files give: look at {received}, and put it in its place.");
    }

    private static IEnumerable<string> Lines(string builder)
    {
        var perfect = RecordedFolder.Read(Path.Combine(Root, "perfect"));
        foreach (var template in TemplateLoader.LoadFolder(Path.Combine(Root, "templates")).Templates)
        {
            var first = TaskRenderer.Render(template, Seed);
            foreach (var task in new[] { first, TaskRenderer.RenderChange(template, first)! })
            {
                var answer = perfect.Answer(template, task);
                if (builder == "careless") answer = CarelessBuilder.Spoil(answer, task, perfect.Answer(template, first));
                yield return JsonSerializer.Serialize(Line(task, answer), Plain) + "\n";
            }
        }
    }

    private static object Line(AssignmentTask task, string answer) => new
    {
        task_id = $"{task.Template}/{task.Seed}/round-{task.Round}",
        sample = 0,
        response = answer,
        finish_reason = "stop",
        usage = new { input_tokens = 900 + (400 * task.Round), output_tokens = answer.Length / 4 },
        latency_ms = 2000 + (answer.Length / 4),
    };
}
