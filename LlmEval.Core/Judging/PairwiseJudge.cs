using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Prompting;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.Core.Judging;

/// <summary>A model as a judge of pairs.</summary>
/// <param name="options">Model, mode and criteria.</param>
/// <param name="model">The model, ready to be asked.</param>
/// <param name="tokens">Sets off the data in its prompts.</param>
public sealed class PairwiseJudge(JudgeOptions options, IPricedModel model, FenceTokens tokens) : IJudge
{
    private readonly JudgePrompt prompt = new(options.Mode, options.Criteria, tokens);
    private readonly FormalQuestion<JudgeAnswer> question = new(model, JudgeAnswerReader.Read);

    /// <inheritdoc />
    public JudgeRecord Record { get; } = RecordOf(options);

    /// <summary>The settings of a config's judge as they are stored.</summary>
    public static JudgeRecord RecordOf(JudgeOptions options) => new()
    {
        Name = options.Model.Id,
        Provider = options.Model.Provider,
        Model = options.Model.Model,
        Parameters = options.Model.Parameters,
        Mode = options.Mode,
        Prompt = new JudgePrompt(options.Mode, options.Criteria, FenceTokens.Seeded(0)).Fixed,
        Swap = options.Swap,
    };

    /// <inheritdoc />
    public Task<Exchange<JudgeAnswer>> CompareAsync(StoredPair pair, ShownOrder shown, CancellationToken cancellationToken)
    {
        var about = new JudgedPair(pair.Pair.First.Model, pair.Pair.Second.Model, shown);
        var request = new ModelRequest
        {
            Messages = prompt.Messages(pair, shown),
            Parameters = options.Model.Parameters,
            TaskId = pair.Pair.TaskId,
            PromptId = pair.Pair.Prompt,
            SampleIndex = pair.Pair.First.SampleIndex,
            AnswerSchema = JudgeAnswerFormat.Schema,
            Pair = about,
        };
        return question.AskAsync(request, messages => request with { Messages = messages, Pair = about with { IsRepair = true } }, cancellationToken);
    }
}
