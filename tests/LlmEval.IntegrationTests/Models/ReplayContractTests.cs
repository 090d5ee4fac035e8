using System.Text.Json;
using LlmEval.Adapters.Replay;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

public class ReplayContractTests : ModelClientContract
{
    private TemporaryFolder folder = null!;

    protected override string Name => "replay";

    protected override IModelProvider Provider { get; } = new ReplayProvider();

    [SetUp]
    public void MakeFolder() => folder = new();

    [TearDown]
    public void DropFolder() => folder.Dispose();

    protected override ModelOptions Echo(IReadOnlyList<ModelRequest> requests) => Write(string.Join('\n', requests.Select(Line)));

    protected override ModelOptions Failing() => Write("""{"task_id":"t/1","error":{"status":500,"message":"It broke."}}""");

    protected override ModelOptions Unusable() =>
        SomeModels.Options("replay", new ReplayOptions { Path = Path.Combine(folder.Path, "missing.jsonl") });

    private static string Line(ModelRequest request) =>
        JsonSerializer.Serialize(new { task_id = request.TaskId, sample = request.SampleIndex, response = request.Messages[^1].Content });

    private ModelOptions Write(string lines) =>
        SomeModels.Options("replay", new ReplayOptions { Path = folder.File("answers.jsonl", lines) });
}
