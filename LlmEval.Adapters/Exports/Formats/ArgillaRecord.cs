using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports.Formats;

/// <summary>A record of Argilla 2.x, as <c>dataset.records.from_json</c> reads it (argilla: <c>Record.from_dict</c>).</summary>
/// <remarks>People's verdicts are responses, a judge's is a suggestion; both answer the question <c>preference</c> with a field's name.</remarks>
internal sealed record ArgillaRecord
{
    /// <summary>The preference's id.</summary>
    public required string Id { get; init; }

    public required Dictionary<string, string> Fields { get; init; }

    public required Dictionary<string, object> Metadata { get; init; }

    public required Dictionary<string, Suggestion> Suggestions { get; init; }

    public required Dictionary<string, IReadOnlyList<Response>> Responses { get; init; }

    public Dictionary<string, object> Vectors { get; } = [];

    /// <summary>The record of a preference.</summary>
    public static object Of(ExportedPreference item)
    {
        var preference = item.Preference;
        return new ArgillaRecord
        {
            Id = preference.Id.Hex,
            Fields = new()
            {
                ["prompt"] = item.PromptText,
                ["response1"] = preference.Winner == PairPlace.First ? item.Chosen : item.Rejected,
                ["response2"] = preference.Winner == PairPlace.First ? item.Rejected : item.Chosen,
            },
            Metadata = new()
            {
                ["model1"] = preference.Pair.First.Model,
                ["model2"] = preference.Pair.Second.Model,
                ["task"] = preference.Pair.TaskId,
                ["run"] = item.Run.Id.ToString(),
                ["source"] = NameOf<JudgmentSource>.Of(preference.Source),
                ["strength"] = preference.Strength,
            },
            Suggestions = SuggestionsOf(item),
            Responses = ResponsesOf(preference.Judgments),
        };
    }

    private static Dictionary<string, Suggestion> SuggestionsOf(ExportedPreference item)
    {
        // One suggestion per question: the result of the judges, under the name of the first that says so.
        var judge = item.Preference.Judgments.FirstOrDefault(judgment => judgment.Judge is not null && judgment.Verdict?.Winner() == item.Preference.Winner);
        return judge is null ? [] : new()
        {
            ["preference"] = new Suggestion(Field(item.Preference.Winner), judge.Confidence, item.Judges.GetValueOrDefault(judge.Judge!.Value)?.Name ?? judge.Judge.Value.Short),
        };
    }

    private static Dictionary<string, IReadOnlyList<Response>> ResponsesOf(IReadOnlyList<Judgment> judgments)
    {
        var responses = new Dictionary<string, IReadOnlyList<Response>>();
        List<Judgment> votes = [.. judgments.Where(judgment => judgment is { Reviewer: not null } && judgment.Verdict?.Winner() is not null)];
        if (votes.Count > 0) responses["preference"] = [.. votes.Select(vote => new Response(Field(vote.Verdict!.Value.Winner()!.Value), vote.Reviewer!.Value.Value))];
        List<Judgment> critiques = [.. votes.Where(vote => vote.Critique is { Length: > 0 })];
        if (critiques.Count > 0) responses["rationale"] = [.. critiques.Select(vote => new Response(vote.Critique!, vote.Reviewer!.Value.Value))];
        return responses;
    }

    private static string Field(PairPlace side) => side == PairPlace.First ? "response1" : "response2";

    /// <summary>What a judge says.</summary>
    internal sealed record Suggestion(string Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Score, string Agent);

    /// <summary>What a person says.</summary>
    internal sealed record Response(string Value, Guid UserId);
}
