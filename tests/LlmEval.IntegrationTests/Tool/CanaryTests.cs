using System.IO.Compression;
using System.Text;
using LlmEval.IntegrationTests.Models;
using LlmEval.IntegrationTests.Telemetry;
using LlmEval.IntegrationTests.Tracking;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>
/// Secrets planted wherever a run meets them, with a provider that repeats what it is sent and answers that look for more: none of them
/// comes out anywhere.
/// </summary>
[Parallelizable]
[CancelAfter(180_000)]
public class CanaryTests
{
    private const string PrintEnvironment = "```python\nimport os\nprint(dict(os.environ))\ndef double(x):\n    raise ValueError(str(dict(os.environ)))\n```";

    private static readonly Dictionary<string, string?> Canaries = new()
    {
        ["SERVED_KEY"] = "canary-of-the-key-0123456789",
        ["GATEWAY_HEADER"] = "canary-of-a-header-0123456789",
        ["PROMPT_WORD"] = "canary-of-a-prompt-0123456789",
        ["SOMEBODYS_API_TOKEN"] = "canary-of-the-environment-0123456789",
        ["MLFLOW_TRACKING_PASSWORD"] = "canary-of-tracking-0123456789",
        ["OTEL_EXPORTER_OTLP_HEADERS"] = "authorization=canary-of-telemetry-0123456789",
    };

    [Test]
    public async Task Secrets_come_out_nowhere()
    {
        await using var collector = await FakeCollector.StartAsync();
        await using var mlflow = await FakeMlflowServer.StartAsync();
        await using var served = await ServedFolder.CreateAsync(tasks: 6, "concurrency: 2, retries: 0", $$"""
            tracking: { mlflow: "{{mlflow.Address}}", experiment: canaries }
            max_not_measured: 100%
            """, embedded: true);
        served.Server.RequiredKey = Canaries["SERVED_KEY"];
        served.Server.Otherwise = Repeat;
        WithSecretsInTheConfig(served.Folder);
        served.Folder.Write(".env", "OTHER_API_KEY=canary-of-a-file-0123456789\n");

        var environment = new Dictionary<string, string?>(Canaries)
        {
            ["MLFLOW_TRACKING_USERNAME"] = "ada",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Endpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        var said = new StringBuilder();
        string[][] commands =
        [
            ["plan", "eval.yaml"],
            ["run", "eval.yaml", "--json", "--report-trx", "out.trx", "-o", "r.html", "r.md", "r.json", "r.jsonl", "r.csv", "r.xml", "r.trx"],
            ["show", "latest"],
            .. Enumerable.Range(1, 6).Select(i => new[] { "show", "latest", "--case", $"served/t/{i}" }),
            ["list", "--json"],
            ["cache", "stats"],
            ["doctor"],
            ["db", "backup", "backup.zip"],
        ];
        foreach (var command in commands)
        {
            using var tool = served.Start(environment, command);
            said.AppendJoin(' ', command).Append('\n').Append(await tool.WaitAsync()).Append('\n');
        }

        said.ToString().ShouldContain("def double", Case.Sensitive, "the answers are shown");
        served.Server.Calls.ShouldAllBe(call => call.Headers["x-gateway"] == Canaries["GATEWAY_HEADER"]);
        mlflow.Runs.ShouldNotBeEmpty();
        File.Exists(Path.Combine(served.Folder.Path, "r.html")).ShouldBeTrue(said.ToString());
        var places = Files(served.Folder.Path)
            .Append(("what commands said", said.ToString()))
            .Append(("what MLflow was sent", string.Concat(mlflow.Calls.Select(call => call.Path + call.Body)) + string.Concat(mlflow.Runs.SelectMany(run => run.Artifacts.Values).Select(Encoding.UTF8.GetString))))
            .Append(("what the collector was sent", collector.Everything))
            .ToList();
        foreach (var canary in Canaries.Values.Append("canary-of-a-file-0123456789").Select(value => value!.Split('=')[^1]))
        {
            places.Where(place => place.Item2.Contains(canary, StringComparison.Ordinal)).Select(place => place.Item1).ShouldBeEmpty(canary);
        }
    }

    // What the key and the header are comes back in answers, in code, and in failures of every kind.
    private static FakeAnswer Repeat(RecordedCall call)
    {
        var heard = $"{call.Headers["authorization"]} {call.Headers["x-gateway"]}";
        return int.Parse(call.LastMessage.Split('/', ':')[1]) switch
        {
            1 => FakeAnswer.Completion($"```python\n# {heard}\ndef double(x):\n    return 2 * x\n```"),
            2 => FakeAnswer.Completion($"I was sent {heard}.", refusal: $"No: {heard}"),
            3 => FakeAnswer.Failure(400, $"Incorrect API key provided: {heard}.", "invalid_request_error", "invalid_api_key"),
            4 => FakeAnswer.Failure(500, heard, "server_error", null),
            5 => FakeAnswer.Completion(ServedFolder.Right) with { Body = $"<html>{heard}</html>", ContentType = "text/html" },
            _ => FakeAnswer.Completion(PrintEnvironment),
        };
    }

    private static void WithSecretsInTheConfig(EvalFolder folder)
    {
        var config = File.ReadAllText(Path.Combine(folder.Path, "eval.yaml"));
        folder.Write("eval.yaml", config
            .Replace("limits: {", "headers: { X-Gateway: \"${env:GATEWAY_HEADER}\" }, limits: {", StringComparison.Ordinal)
            .Replace("{{prompt}}", "${env:PROMPT_WORD} {{prompt}}", StringComparison.Ordinal));
    }

    // Everything that the commands left, but for what holds the secrets by right.
    private static IEnumerable<(string Place, string Content)> Files(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where Path.GetFileName(path) != ".env"
        from part in path.EndsWith("backup.zip", StringComparison.Ordinal) ? Unzipped(path) : [(path, Encoding.Latin1.GetString(File.ReadAllBytes(path)))]
        select part;

    private static IEnumerable<(string Place, string Content)> Unzipped(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            yield return ($"table {entry.FullName}", reader.ReadToEnd());
        }
    }
}
