using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Replay;

/// <summary>
/// Answers from a replay file, by task, prompt variant, what a judge is asked about, and sample. Messages and parameters do not matter.
/// </summary>
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
            if (request.Responses is { } judged) return Opinion(request, judged.Shown);
            return file.Find(request.TaskId, request.PromptId, request.SampleIndex, request.Pair) ?? ModelReply.Of(NotRecorded(request));
        }
        catch (IOException problem)
        {
            return ModelReply.Of(new ModelError { Kind = ModelErrorKind.Malformed, Message = problem.Message });
        }
    }

    private ModelReply Opinion(ModelRequest request, IReadOnlyList<JudgedResponse> shown)
    {
        var opinions = new List<ModelResponse>();
        foreach (var one in shown)
        {
            var found = file.Find(request.TaskId, request.PromptId, one.RunNumber - 1, response: new RecordedSubject(one.Config, one.Row));
            if (found?.Response is not { } opinion) return found ?? ModelReply.Of(NotRecorded(request, one));
            opinions.Add(opinion);
        }

        return ModelReply.Of(OpinionText.Of(shown, opinions));
    }

    private ModelError NotRecorded(ModelRequest request, JudgedResponse response) => new()
    {
        Kind = ModelErrorKind.NotRecorded,
        Message = $"{file.Path} has no scores for prompt '{request.TaskId}', config '{response.Config}'{(response.Row is { } row ? $", row '{row}'" : "")}, "
            + $"sample {response.RunNumber - 1}, review prompt '{request.PromptId}'.",
    };

    private ModelError NotRecorded(ModelRequest request) => new()
    {
        Kind = ModelErrorKind.NotRecorded,
        Message = $"{file.Path} has no answer for task '{request.TaskId}', prompt '{request.PromptId}', sample {request.SampleIndex}{About(request.Pair)}; "
            + $"it has {file.Count(request.TaskId)} of this task.",
    };

    private static string About(JudgedPair? pair) => pair is null ? ""
        : $", {pair.First} against {pair.Second}, {NameOf<ShownOrder>.Of(pair.Shown)}{(pair.IsRepair ? ", repair turn" : "")}";
}
