using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Pipeline;

/// <summary>The client of a session that asks no model: what has no stored answer has none.</summary>
public sealed class UnaskedModel : IModelClient
{
    /// <inheritdoc />
    public Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken) => Task.FromResult(ModelReply.Of(new ModelError
    {
        Kind = ModelErrorKind.NotRecorded,
        Message = $"the run has no answer to this prompt for task '{request.TaskId}', prompt '{request.PromptId}', sample {request.SampleIndex}",
    }));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
