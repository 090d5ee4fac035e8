using LlmEval.Adapters.Reports.Documents;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports.Formats;

/// <summary>A battle as the arena's data has it (dataset lmsys/chatbot_arena_conversations).</summary>
/// <remarks>A is the response that the first deciding judgment saw as A; for judges that saw both orders, the pair's first.</remarks>
internal sealed record ArenaRow
{
    /// <summary>The preference's id.</summary>
    public required string QuestionId { get; init; }

    public required string ModelA { get; init; }

    public required string ModelB { get; init; }

    /// <summary><c>model_a</c> or <c>model_b</c>. Ties make no preference, so there are none.</summary>
    public required string Winner { get; init; }

    /// <summary>Ids of the reviewers, or the names of the judges, with commas between.</summary>
    public required string Judge { get; init; }

    public required IReadOnlyList<MessagePart> ConversationA { get; init; }

    public required IReadOnlyList<MessagePart> ConversationB { get; init; }

    /// <summary>Answers per conversation.</summary>
    public int Turn { get; } = 1;

    /// <summary>Seconds since 1970 when it was decided.</summary>
    public required double Tstamp { get; init; }

    /// <summary>The row of a preference.</summary>
    public static IEnumerable<object> Of(ExportedPreference item, long rows)
    {
        var preference = item.Preference;
        var placeA = preference.Judgments[0].Shown == ShownOrder.SecondIsA ? PairPlace.Second : PairPlace.First;
        var chosenIsA = preference.Winner == placeA;
        IReadOnlyList<MessagePart> chosen = [.. item.Prompt, new MessagePart("assistant", item.Chosen)];
        IReadOnlyList<MessagePart> rejected = [.. item.Prompt, new MessagePart("assistant", item.Rejected)];
        return
        [
            new ArenaRow
            {
                QuestionId = preference.Id.Hex,
                ModelA = chosenIsA ? preference.Chosen.Model : preference.Rejected.Model,
                ModelB = chosenIsA ? preference.Rejected.Model : preference.Chosen.Model,
                Winner = chosenIsA ? "model_a" : "model_b",
                Judge = string.Join(',', preference.Judgments.Select(judgment => JudgeName(item, judgment))),
                ConversationA = chosenIsA ? chosen : rejected,
                ConversationB = chosenIsA ? rejected : chosen,
                Tstamp = preference.DecidedAt.ToUnixTimeMilliseconds() / 1000.0,
            },
        ];
    }

    private static string JudgeName(ExportedPreference item, Judgment judgment) =>
        judgment.Reviewer?.ToString() ?? (judgment.Judge is { } judge ? item.Judges.GetValueOrDefault(judge)?.Name ?? judge.Short : "import");
}
