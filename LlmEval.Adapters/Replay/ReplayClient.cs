using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Replay;

/// <summary>Answers from a replay file, by task, prompt variant, pair (for a judge) and sample. Messages and parameters do not matter.</summary>
internal sealed class ReplayClient(ReplayFile file) : IModelClient
{
    /// <inheritdoc />
    public Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Find(request));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    private ModelReply Find(ModelRequest request)
    {
        try
        {
            return file.Find(request.TaskId, request.PromptId, request.SampleIndex, request.Pair) ?? ModelReply.Of(NotRecorded(request));
        }
        catch (IOException problem)
        {
            return ModelReply.Of(new ModelError { Kind = ModelErrorKind.Malformed, Message = problem.Message });
        }
    }

    private ModelError NotRecorded(ModelRequest request) => new()
    {
        Kind = ModelErrorKind.NotRecorded,
        Message = $"{file.Path} has no answer for task '{request.TaskId}', prompt '{request.PromptId}', sample {request.SampleIndex}{About(request.Pair)}; "
            + $"it has {file.Count(request.TaskId)} of this task.",
    };

    private static string About(JudgedPair? pair) => pair is null ? ""
        : $", {pair.First} against {pair.Second}, {NameOf<ShownOrder>.Of(pair.Shown)}{(pair.IsRepair ? ", repair turn" : "")}";
}
