using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Reading;
using LlmEval.Core.Judging.Reviewing;

namespace LlmEval.Core.Judging.Listwise;

/// <summary>The form of a judge's answer on a list, and its reading. Lenient about form, strict about content.</summary>
/// <remarks>
/// Lenient: words around the object, a Markdown fence, numbers in quotes, the original's <c>config_name</c> for the label, entries in any
/// order. Strict: exactly one entry for each label shown, a rank from 1 to as many as there are (ties are equal ranks), every score on the
/// scale. Two such objects that disagree are no answer.
/// </remarks>
internal sealed class ListwiseAnswer
{
    private static readonly string[] LabelNames = ["label", "config_name", "response"];

    private readonly OpinionForm opinion;
    private readonly int count;

    /// <summary>The form for a list of so many responses.</summary>
    public ListwiseAnswer(ReviewPrompt review, int count)
    {
        this.count = count;
        opinion = new OpinionForm(review.Criteria, review.Scale);
        string[] labels = [.. Enumerable.Range(0, count).Select(ResponseLabels.Of)];
        Labels = string.Join(", ", labels);
        Words = $"\"rankings\": a list with one object for each response, each with \"label\" ({Labels}), {opinion.Words()}, \"rank\" (1 is the best, {count} the last; equally good responses have the same rank).";
        Schema = new AnswerSchema("response_rankings", "Scores and ranks of all responses.", StrictSchema.Object(
            ("rankings", StrictSchema.Array(StrictSchema.Object(
            [
                ("label", StrictSchema.Choice(labels)),
                .. opinion.Properties(),
                ("rank", StrictSchema.Integer($"1 for the best, {count} for the last; the same for equally good ones.")),
            ])))).ToJsonString());
    }

    /// <summary>The labels, in words.</summary>
    public string Labels { get; }

    /// <summary>The form in words.</summary>
    public string Words { get; }

    /// <summary>The form as a schema.</summary>
    public AnswerSchema Schema { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The answer as it came.</param>
    /// <param name="shown">The experiments in the order shown.</param>
    public AnswerReading<IReadOnlyList<AiOpinion>> Read(string text, IReadOnlyList<SampleId> shown)
    {
        try
        {
            var candidates = JsonInText.Objects(text).Where(HasRankings).ToList();
            if (candidates.Count == 0) return Unreadable("there is no JSON object with rankings");
            var readings = candidates.ConvertAll(candidate => Read(candidate.GetProperty("rankings"), shown));
            var first = readings[0];
            return readings.TrueForAll(reading => reading.Problem == first.Problem && Same(reading.Value, first.Value)) ? first : Unreadable("there are several answers");
        }
        catch (InvalidOperationException)
        {
            return Unreadable("a text holds half a surrogate pair");
        }
    }

    private AnswerReading<IReadOnlyList<AiOpinion>> Read(JsonElement rankings, IReadOnlyList<SampleId> shown)
    {
        var found = new AiOpinion?[count];
        foreach (var entry in rankings.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object) return Unreadable("rankings holds something else than objects");
            var written = Label(entry);
            if (written is null) return Unreadable("an entry has no label");
            if (ResponseLabels.PlaceOf(written, count) is not { } place) return Unreadable($"there is no response with the label '{OneLine(written)}'");
            var label = ResponseLabels.Of(place);
            if (found[place] is not null) return Unreadable($"label {label} occurs twice");
            var said = opinion.Read(entry);
            if (said.Value is not { } value) return Unreadable($"{label}: {said.Problem}");
            if (Rank(entry) is not { } rank) return Unreadable($"{label}: rank is not a whole number from 1 to {count}");
            found[place] = new AiOpinion { Experiment = shown[place], Rank = rank, Score = value.Overall, Criteria = value.Criteria, Comment = value.Comment };
        }

        return Array.FindIndex(found, entry => entry is null) is >= 0 and var missing
            ? Unreadable($"label {ResponseLabels.Of(missing)} is missing")
            : AnswerReading<IReadOnlyList<AiOpinion>>.Of([.. found.Select(entry => entry!)]);
    }

    private int? Rank(JsonElement entry) =>
        OpinionForm.NumberIn(entry, "rank") is { } rank && rank >= 1 && rank <= count && rank == Math.Floor(rank) ? (int)rank : null;

    private static string? Label(JsonElement entry) => LabelNames
        .Select(name => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        .FirstOrDefault(text => text is not null);

    private static bool HasRankings(JsonElement element) => element.TryGetProperty("rankings", out var rankings) && rankings.ValueKind == JsonValueKind.Array;

    private static bool Same(IReadOnlyList<AiOpinion>? one, IReadOnlyList<AiOpinion>? other) =>
        one is null ? other is null : other is not null && one.Zip(other).All(pair => pair.First.Rank == pair.Second.Rank && pair.First.Score == pair.Second.Score);

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c).Take(40));

    private static AnswerReading<IReadOnlyList<AiOpinion>> Unreadable(string problem) => AnswerReading<IReadOnlyList<AiOpinion>>.Unreadable(problem);
}
