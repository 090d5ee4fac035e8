using System.Text.Json;
using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Sandbox;

/// <content>Somebody else's hostile programs, where they are at hand: beside the checkout, or where LLM_EVAL_SHARED_DATA says.</content>
public abstract partial class SandboxContract
{
    [Test]
    public async Task Hostile_programs_made_elsewhere_are_judged_rightly()
    {
        var path = Checkout.PublishedFile("adversarial-sample.jsonl");
        if (!File.Exists(path)) Assert.Ignore("adversarial-sample.jsonl is not at hand");

        var wrong = new List<string>();
        await using var lease = await Sandbox.LeaseAsync(CancellationToken.None);
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            var execution = await lease.RunAsync(RequestOf(row.RootElement), CancellationToken.None);
            var outcome = NameOf<Outcome>.Of(execution.Outcome);
            if (!Expected(row.RootElement.GetProperty("expect")).Contains(outcome)) wrong.Add($"{Text(row.RootElement, "task_id")}: {execution}");
        }

        wrong.ShouldBeEmpty();
    }

    private static ExecutionRequest RequestOf(JsonElement row)
    {
        var fence = FencedCode().Match(Text(row, "completion"));
        return new ExecutionRequest
        {
            Solution = fence.Success ? fence.Groups["code"].Value : Text(row, "prompt") + Text(row, "completion"),
            Prompt = Text(row, "prompt"),
            EntryPoint = Text(row, "entry_point"),
            Tests = new TaskTests { Kind = TestKind.Check, Source = Text(row, "test") },
            AllowedMode = IntegrityMode.Strong,
            Limits = SandboxProgram.Limits with { Cpu = TimeSpan.FromSeconds(3), Wall = TimeSpan.FromSeconds(3) },
        };
    }

    private static IEnumerable<string> Expected(JsonElement expect) =>
        expect.ValueKind == JsonValueKind.Array ? expect.EnumerateArray().Select(item => item.GetString()!) : [expect.GetString()!];

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;


    [GeneratedRegex("```python\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FencedCode();
}
