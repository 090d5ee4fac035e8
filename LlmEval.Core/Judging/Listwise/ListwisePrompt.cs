using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Reviewing;

namespace LlmEval.Core.Judging.Listwise;

/// <summary>What a judge is told of a list. Names of configs and models are not in it; what others wrote is fenced.</summary>
/// <param name="review">The review prompt.</param>
/// <param name="tokens">Makes the token of each call.</param>
internal sealed class ListwisePrompt(ReviewPrompt review, FenceTokens tokens)
{
    /// <summary>The messages for a list in one order.</summary>
    public IReadOnlyList<ChatMessage> Messages(ReviewQuestion question, ListwiseAnswer form)
    {
        var asked = ChatTranscript.Of(question.Shown[0].Experiment.Messages);
        string[] answers = [.. question.Shown.Select(shown => ReviewInstructions.TextOf(shown.Experiment.Response!))];
        var token = tokens.For([asked, .. answers, review.Template]);
        var responses = new Fence(token);
        foreach (var (place, answer) in answers.Index()) responses.Add($"RESPONSE {ResponseLabels.Of(place)}", answer);
        var filled = ReviewTemplate.Fill(review.Template, new Dictionary<string, string>
        {
            ["original_prompt"] = new Fence(token).Add("PROMPT", asked).ToString().TrimEnd('\n'),
            ["num_configs"] = answers.Length.ToString(),
            ["all_responses"] = responses.ToString().TrimEnd('\n'),
        });
        return
        [
            ReviewInstructions.System(review.SystemPrompt ?? ReviewDefaults.SystemPrompt(ReviewMode.Listwise), form.Words, form.Schema),
            new ChatMessage(ChatRole.User, $"The token of this message is {token}.\n\n{filled.Trim()}\n\nAnswer with the JSON object, with one entry for each of the labels {form.Labels}."),
        ];
    }
}
