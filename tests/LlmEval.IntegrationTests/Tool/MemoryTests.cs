using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>A run of many cases needs hardly more memory than one of few. Cases that fail are the test: they have the most to say.</summary>
[CancelAfter(600_000)]
public class MemoryTests
{
    private const int Models = 4;
    private const int Few = 1_000;
    private const int Many = 10_000;

    // What lives of a case to the end of the run (the plan, the facts of its samples, its name) is 1 KiB; the rest is a margin for when the
    // collector happens to come, which is later on a busy machine. With tests that NUnit keeps to the end it was 23 KiB.
    private const double MostBytesPerCase = 5 * 1024;

    // The collector lets as much garbage come together as the processor's cache holds, hundreds of MiB on some: what is kept would not be
    // seen beside it. This holds it to 16 MiB (hexadecimal, as the runtime reads it).
    private static readonly KeyValuePair<string, string?> YoungGarbage = new("DOTNET_GCgen0size", "1000000");

    [Test]
    [Platform("Linux")]
    public async Task The_memory_of_a_run_does_not_grow_with_its_cases()
    {
        var few = await MostMemoryAsync(Few);
        var many = await MostMemoryAsync(Many);

        ((many - few) / (Many - Few)).ShouldBeLessThan(MostBytesPerCase, $"{few:N0} bytes for {Few} cases, {many:N0} for {Many}");
    }

    // The most that was ever resident, in bytes, of a run whose every case is in its TRX file once.
    private static async Task<double> MostMemoryAsync(int cases)
    {
        await using var folder = EvalFolder.CreateEmbedded(tasks: 0);
        var ids = Enumerable.Range(1, cases / Models).Select(number => $"t/{number}").ToList();
        folder.Write("tasks.jsonl", string.Concat(ids.Select(id => JsonSerializer.Serialize(new
        {
            task_id = id,
            prompt = $"def double(x):\n    \"Return twice x ({id}).\"\n",
            entry_point = "double",
            test = "def check(candidate):\n    assert candidate(1) == 2\n",
        }) + "\n")));
        // No program, so nothing is run, and text enough to see it if it is kept.
        folder.WriteReplay("answers.jsonl", ids.Select(id => (id, 0, $"I would rather not solve {id}. " + new string('-', 4_000))));
        var config = folder.Write("eval.yaml", $$$"""
            name: many
            dataset: { path: tasks.jsonl, format: humaneval }
            models: [{{{string.Join(", ", Enumerable.Range(1, Models).Select(model => $"{{ id: model-{model}, provider: replay, path: answers.jsonl }}"))}}}]
            prompt: { template: "Complete:\n{{prompt}}" }
            """);
        var trx = Path.Combine(folder.Path, "out.trx");
        var environment = new Dictionary<string, string?> { ["LLM_EVAL_HOME"] = folder.Home, ["LLM_EVAL_CONFIG"] = config, [YoungGarbage.Key] = YoungGarbage.Value };

        using var suite = ToolProcess.Start(ToolProcess.SuiteAssembly, folder.Path, environment, "--report-trx", trx);
        var end = suite.WaitAsync();
        var most = 0.0;
        while (!end.IsCompleted)
        {
            most = Math.Max(most, MostResident(suite.Id));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        (await end).ExitCode.ShouldBe(0, (await end).ToString());
        TestsIn(trx).ShouldBe(
            from model in Enumerable.Range(1, Models)
            from id in ids
            select $"model-{model}/{id}", ignoreOrder: true);
        return most;
    }

    private static double MostResident(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It ended meanwhile.
        }
    }

    private static List<string> TestsIn(string trx)
    {
        var names = new List<string>();
        using var reader = XmlReader.Create(trx);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, Name: "UnitTestResult" } && reader.GetAttribute("testName") is { } name && name.StartsWith("model-", StringComparison.Ordinal)) names.Add(name);
        }

        return names;
    }
}
