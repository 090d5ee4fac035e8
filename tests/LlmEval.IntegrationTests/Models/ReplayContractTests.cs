using System.Text.Json;
using LlmEval.Adapters.Replay;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

public class ReplayContractTests : ModelClientContract
{
    private string folder = "";

    protected override string Name => "replay";

    protected override IModelProvider Provider { get; } = new ReplayProvider();

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("llm-eval-test-").FullName;

    [TearDown]
    public void DropFolder() => Directory.Delete(folder, recursive: true);

    protected override Task<ModelOptions> EchoAsync(IReadOnlyList<ModelRequest> requests) => WriteAsync(requests.Select(request =>
        JsonSerializer.Serialize(new { task_id = request.TaskId, sample = request.SampleIndex, response = request.Messages[^1].Content })));

    protected override Task<ModelOptions> FailingAsync() => WriteAsync(["""{"task_id":"t/1","error":{"status":500,"message":"It broke."}}"""]);

    protected override ModelOptions Unusable() => Options(new ReplayOptions { Path = Path.Combine(folder, "missing.jsonl") });

    private async Task<ModelOptions> WriteAsync(IEnumerable<string> lines)
    {
        var path = Path.Combine(folder, "answers.jsonl");
        await File.WriteAllLinesAsync(path, lines);
        return Options(new ReplayOptions { Path = path });
    }
}
