using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Reviewing;

namespace LlmEval.Core.Judging.Pointwise;

/// <summary>What a judge is told of one response. Who gave it is not in it; what others wrote is fenced.</summary>
/// <param name="review">The review prompt.</param>
/// <param name="tokens">Makes the token of each call.</param>
internal sealed class PointwisePrompt(ReviewPrompt review, FenceTokens tokens)
{
    /// <summary>The messages for a response.</summary>
    public IReadOnlyList<ChatMessage> Messages(LabExperiment experiment, PointwiseAnswer form)
    {
        var asked = ChatTranscript.Of(experiment.Messages);
        var answer = ReviewInstructions.TextOf(experiment.Response!);
        var token = tokens.For([asked, answer, review.Template]);
        var filled = ReviewTemplate.Fill(review.Template, new Dictionary<string, string>
        {
            ["original_prompt"] = new Fence(token).Add("PROMPT", asked).ToString().TrimEnd('\n'),
            ["response"] = new Fence(token).Add("RESPONSE", answer).ToString().TrimEnd('\n'),
        });
        return
        [
            ReviewInstructions.System(review.SystemPrompt ?? ReviewDefaults.SystemPrompt(ReviewMode.Pointwise), form.Words, form.Schema),
            new ChatMessage(ChatRole.User, $"The token of this message is {token}.\n\n{filled.Trim()}\n\nAnswer with the JSON object."),
        ];
    }
}
