using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.Core.Judging;

/// <summary>A question to a judge and what came of it, a repair turn included.</summary>
/// <typeparam name="T">What answers are read as.</typeparam>
public sealed record Exchange<T>
    where T : class
{
    /// <summary>How it ended.</summary>
    public required JudgeCallOutcome Outcome { get; init; }

    /// <summary>The answer; null unless it could be read.</summary>
    public T? Value { get; init; }

    /// <summary>What was sent, in order.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The last answer as it came; null when there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Why there is no value, in words.</summary>
    public string? Problem { get; init; }

    /// <summary>The provider's failure, when that is why.</summary>
    public ModelError? Error { get; init; }

    /// <summary>The replies, one or two, with what they cost.</summary>
    public required IReadOnlyList<PricedReply> Replies { get; init; }

    /// <summary>Calls of the provider.</summary>
    public int Attempts => Replies.Sum(reply => reply.Reply.Attempts);

    /// <summary>Whether every answer was paid for earlier.</summary>
    public bool FromCache => Replies.All(reply => reply.Reply.FromCache);

    /// <summary>Tokens of all answers; null where one says none.</summary>
    public TokenUsage? Usage => Answered.All(reply => reply.Reply.Response!.Usage is not null)
        ? Answered.Select(reply => reply.Reply.Response!.Usage).Aggregate((TokenUsage?)null, (sum, next) => sum is null ? next : sum + next!)
        : null;

    /// <summary>
    /// What the answers cost; null when unknown. Where only some were paid for earlier, these are left out: it is the cost of this exchange.
    /// </summary>
    public CallCost? Cost
    {
        get
        {
            var counted = Answered.Where(reply => FromCache || !reply.Reply.FromCache).Select(reply => reply.Cost).ToList();
            return counted is [{ } first, ..] && counted.TrueForAll(cost => cost?.Price == first.Price)
                ? first with { Amount = counted.Sum(cost => cost!.Amount) }
                : null;
        }
    }

    /// <summary>Time that the model took.</summary>
    public TimeSpan Latency => Answered.Aggregate(TimeSpan.Zero, (sum, reply) => sum + reply.Reply.Response!.Latency);

    private IEnumerable<PricedReply> Answered => Replies.Where(reply => reply.Reply.Response is not null);
}

/// <summary>Asks for an answer in a form, and once more when it cannot be read.</summary>
/// <param name="model">The judging model.</param>
/// <param name="read">Reads answers; serves every kind of question that a judge is asked.</param>
/// <typeparam name="T">What answers are read as.</typeparam>
public sealed class FormalQuestion<T>(IPricedModel model, Func<string, AnswerReading<T>> read)
    where T : class
{
    /// <summary>Asks. A refusal is final; an unreadable answer gets one repair turn.</summary>
    /// <param name="request">The question, with the schema of the answer.</param>
    /// <param name="forRepair">Makes the request of the repair turn from its messages.</param>
    /// <param name="cancellationToken">Cuts off a call in flight.</param>
    public async Task<Exchange<T>> AskAsync(
        ModelRequest request, Func<IReadOnlyList<ChatMessage>, ModelRequest> forRepair, CancellationToken cancellationToken)
    {
        var first = await model.AskAsync(request, cancellationToken);
        if (End(request, [first], JudgeCallOutcome.Answered) is { } ended) return ended;

        var problem = read(first.Reply.Response!.Text).Problem!;
        IReadOnlyList<ChatMessage> messages =
        [
            .. request.Messages,
            // Providers refuse an empty turn.
            new ChatMessage(ChatRole.Assistant, first.Reply.Response.Text is { Length: > 0 } text ? text : "(nothing)"),
            new ChatMessage(ChatRole.User, $"Your answer could not be read: {problem}. Give it again as one JSON object of the required form, and nothing else."),
        ];
        var repair = forRepair(messages);
        var second = await model.AskAsync(repair, cancellationToken);
        return End(repair, [first, second], JudgeCallOutcome.Repaired)
            ?? Exchange(repair, [first, second], JudgeCallOutcome.Unreadable) with { Problem = $"unreadable twice: {read(second.Reply.Response!.Text).Problem}" };
    }

    // Null: there is an answer, and it cannot be read.
    private Exchange<T>? End(ModelRequest request, IReadOnlyList<PricedReply> replies, JudgeCallOutcome readable)
    {
        var last = replies[^1].Reply;
        if (last.Error is { } error)
            return Exchange(request, replies, JudgeCallOutcome.ProviderError) with { Error = error, Problem = error.Message };
        if (last.Response!.Refusal is { } refusal)
            return Exchange(request, replies, JudgeCallOutcome.Unreadable) with { Answer = refusal, Problem = $"the judge refused: {refusal}" };
        return read(last.Response.Text).Value is { } value ? Exchange(request, replies, readable) with { Value = value } : null;
    }

    private static Exchange<T> Exchange(ModelRequest request, IReadOnlyList<PricedReply> replies, JudgeCallOutcome outcome) => new()
    {
        Outcome = outcome,
        Messages = request.Messages,
        Answer = replies.LastOrDefault(reply => reply.Reply.Response is not null)?.Reply.Response!.Text,
        Replies = replies,
    };
}
