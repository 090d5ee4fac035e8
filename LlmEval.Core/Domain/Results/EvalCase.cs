using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Domain.Results;

/// <summary>One model × one task × one prompt variant. One case is one NUnit test.</summary>
public sealed record EvalCase
{
    /// <summary>The model.</summary>
    public required ModelOptions Model { get; init; }

    /// <summary>The task.</summary>
    public required EvalTask Task { get; init; }

    /// <summary>The prompt variant.</summary>
    public required PromptVariant Prompt { get; init; }

    /// <summary>What the model is sent: the variant's texts filled from the task.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Generations to make.</summary>
    public required int Samples { get; init; }

    /// <summary>Which repeat the first generation is, for replays, seeds and the cache. Default 0; runs of one session count on.</summary>
    public int FirstRepeat { get; init; }

    /// <summary>The name of the case whose answers this one goes on from, sample by sample; null for a case of its own.</summary>
    public string? Follows => Task.Follows is { } earlier ? NameFor(earlier) : null;

    /// <summary>
    /// Unique in the plan and the same in every run of it: <c>model/task</c>, and <c>[prompt]</c> behind it unless the variant is the default.
    /// </summary>
    public string Name => NameFor(Task.Id);

    /// <summary>Hash over what is asked of whom: provider, its address, model, parameters and messages. Cases with one key get one answer per repeat.</summary>
    public ContentHash CallKey => ContentHash.OfJson(new
    {
        v = 1,
        provider = Model.Provider,
        from = Model.Provided.AnswersFrom,
        model = Model.Model,
        parameters = Model.Parameters,
        messages = Messages,
    });

    /// <summary>Hash over what the case is: provider, model, parameters, task and prompt. Position does not matter.</summary>
    public ContentHash Key => ContentHash.OfJson(new
    {
        v = 1,
        provider = Model.Provider,
        id = Model.Id,
        model = Model.Model,
        parameters = Model.Parameters,
        task = Task.Hash.Hex,
        prompt = Prompt.Hash.Hex,
    });

    private string NameFor(string task) => $"{Model.Id}/{task}" + (Prompt.Id == PromptVariant.DefaultId ? "" : $"[{Prompt.Id}]");
}
