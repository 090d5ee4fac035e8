using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Judging;

namespace LlmEval.Core.Pipeline.Judging;

/// <summary>The judging model with the cache of answers before it: an answer is kept before anything else is done with it.</summary>
/// <remarks>
/// What is asked is the whole of the key: the same pair in another run is the same call. Answers that were cut at the token limit are not
/// kept, nor those of models whose answers are free to have again.
/// </remarks>
internal sealed class JudgeModel(ModelOptions model, IModelClient client, IAnswerCache answers, PriceList prices, TimeProvider time) : IPricedModel
{
    /// <summary>How answers that others paid for are used.</summary>
    public CachePolicy Policy { get; init; } = CachePolicy.Use;

    /// <summary>The run that is judged, whose answers are taken before those of others; null for none.</summary>
    public RunId? Run { get; init; }

    /// <summary>Whom alone the answers are for: others that ask the same are told anew, and so is each of its own calls. Null for everybody.</summary>
    public string? AloneFor { get; init; }

    /// <summary>Whether a question that is asked several times is a call of its own each time; else its one answer is as good for all.</summary>
    public bool IsRepeated { get; init; }

    /// <inheritdoc />
    public async Task<PricedReply> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var key = KeyOf(request);
        var isKept = model.Provided.AnswersFrom is not null;
        if (isKept && Policy == CachePolicy.Use && await answers.FindAsync(key, new AnswerScope(Run is { } run ? [run] : [], Shared: true), cancellationToken) is { } found)
            return new PricedReply(ModelReply.Of(found.Response) with { Attempts = found.Attempts, FromCache = true }, found.Cost);

        var price = prices.Find(model, time.GetUtcNow());
        var reply = await client.GenerateAsync(request, cancellationToken);
        var cost = reply.Response?.Usage is { } usage ? price?.CostOf(usage) : null;
        if (isKept && Policy != CachePolicy.Off && reply.Response is { FinishReason: not FinishReason.Length } response)
        {
            var answer = new StoredAnswer { Response = response, Attempts = reply.Attempts, Cost = cost };
            // Paid for: a stop does not take it back.
            await answers.SaveAsync(
                new AnswerEntry { GenerationKey = key, Answer = answer, Provider = model.Provider, Model = model.Model }, CancellationToken.None);
        }

        return new PricedReply(reply, cost);
    }

    private ContentHash KeyOf(ModelRequest request)
    {
        var key = ContentHash.OfJson(new
        {
            v = 1,
            kind = "judge",
            provider = model.Provider,
            from = model.Provided.AnswersFrom,
            model = model.Model,
            parameters = request.Parameters,
            messages = request.Messages,
            schema = request.AnswerSchema?.Json,
        });
        if (IsRepeated && request.SampleIndex > 0) key = ContentHash.OfJson(new { v = 1, key = key.Hex, repeat = request.SampleIndex });
        return AloneFor is null ? key : ContentHash.OfJson(new { v = 1, key = key.Hex, alone_for = AloneFor, call = request.SampleIndex });
    }
}
