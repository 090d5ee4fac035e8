using System.Text.Json;
using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Replay;

/// <summary>What a judge of the lab said, as it would have written it: of one response, or of a list under the labels of this call.</summary>
internal static class OpinionText
{
    /// <summary>The field without which there is no opinion.</summary>
    public const string Score = "overall_score";

    private const string Rank = "rank";
    private static readonly string[] Said = ["comment", "criteria_scores", Score, Rank];

    /// <summary>The opinion on one response, from its line.</summary>
    public static string Of(JsonElement line) => new JsonObject(
        Said.Where(name => line.TryGetProperty(name, out _)).Select(name => KeyValuePair.Create(name, JsonNode.Parse(line.GetProperty(name).GetRawText())))).ToJsonString();

    /// <summary>
    /// One answer of the opinions on all responses that are shown. They are ranked anew among each other, as the recorded ranks have it, else by
    /// score: which responses are shown together is up to the call.
    /// </summary>
    /// <param name="shown">What is shown.</param>
    /// <param name="opinions">The opinion on each, in the same order.</param>
    public static ModelResponse Of(IReadOnlyList<JudgedResponse> shown, IReadOnlyList<ModelResponse> opinions)
    {
        if (shown is [{ Label: null }]) return opinions[0];
        var read = opinions.Select(opinion => JsonNode.Parse(opinion.Text)!.AsObject()).ToList();
        var places = read.TrueForAll(opinion => Number(opinion, Rank) is not null)
            ? read.ConvertAll(opinion => Number(opinion, Rank)!.Value)
            : read.ConvertAll(opinion => -(Number(opinion, Score) ?? double.NegativeInfinity));
        var rankings = new JsonArray();
        foreach (var (index, opinion) in read.Index())
        {
            opinion["label"] = shown[index].Label;
            opinion[Rank] = 1 + places.Count(other => other < places[index]);
            rankings.Add(opinion);
        }

        return opinions[0] with
        {
            Text = new JsonObject { ["rankings"] = rankings }.ToJsonString(),
            Usage = opinions.All(opinion => opinion.Usage is not null) ? opinions.Select(opinion => opinion.Usage!).Aggregate((sum, next) => sum + next) : null,
            Latency = opinions.Aggregate(TimeSpan.Zero, (sum, opinion) => sum + opinion.Latency),
        };
    }

    private static double? Number(JsonObject opinion, string name) => opinion[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;
}
