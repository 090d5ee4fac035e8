using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Judging.Quality;
using LlmEval.Core.Pipeline.Judging;

namespace LlmEval.Core.Pipeline.Assignments;

/// <summary>Makes judges of README and code whose answers are kept and paid for once.</summary>
public static class QualityJudges
{
    /// <summary>Makes one.</summary>
    /// <param name="model">The judging model.</param>
    /// <param name="client">Its client.</param>
    /// <param name="answers">Where answers are kept.</param>
    /// <param name="prices">What they cost.</param>
    /// <param name="seed">Decides the tokens that set off the data in its prompts.</param>
    /// <param name="cache">How answers that others paid for are used.</param>
    /// <param name="time">The clock.</param>
    /// <param name="repeats">How often each question is asked; 1, or an odd number.</param>
    public static QualityJudge Create(
        ModelOptions model, IModelClient client, IAnswerCache answers, PriceList prices, long seed, CachePolicy cache, TimeProvider time, int repeats = 1) =>
        new(model.Parameters, new JudgeModel(model, client, answers, prices, time) { Policy = cache, IsRepeated = repeats > 1 }, FenceTokens.Seeded(seed), repeats);
}
