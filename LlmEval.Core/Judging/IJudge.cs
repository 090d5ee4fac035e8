using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.Core.Judging;

/// <summary>Port: says which of two responses is better, in one order. Safe for concurrent use.</summary>
/// <remarks>
/// Errors: whatever the model or its provider does wrong is in the opinion, never an exception. Questions of another kind (a score for one
/// response, a ranking) are ports of their own beside this one: they share <see cref="FormalQuestion{T}"/> and <see cref="JudgeRecord"/>.
/// </remarks>
public interface IJudge
{
    /// <summary>The settings that decide its opinions.</summary>
    JudgeRecord Record { get; }

    /// <summary>Asks once, with a repair turn where needed.</summary>
    Task<Exchange<JudgeAnswer>> CompareAsync(StoredPair pair, ShownOrder shown, CancellationToken cancellationToken);
}
