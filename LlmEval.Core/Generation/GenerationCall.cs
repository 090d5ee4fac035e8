using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Generation;

/// <summary>One call of a model for a case: the request, and its identity (what was asked of whom, and which repeat).</summary>
public static class GenerationCall
{
    /// <summary>Hash over the call (provider and its address, model, parameters, messages) and the sample index.</summary>
    public static ContentHash KeyOf(EvalCase evalCase, int sampleIndex) => ContentHash.OfJson(new
    {
        v = 2,
        call = evalCase.CallKey.Hex,
        sample = evalCase.FirstRepeat + sampleIndex,
    });

    /// <summary>The call that makes the generation.</summary>
    public static ModelRequest RequestFor(EvalCase evalCase, int sampleIndex) => new()
    {
        Messages = evalCase.Messages,
        Parameters = evalCase.Model.Parameters,
        TaskId = evalCase.Task.Id,
        PromptId = evalCase.Prompt.Id,
        SampleIndex = evalCase.FirstRepeat + sampleIndex,
    };
}
