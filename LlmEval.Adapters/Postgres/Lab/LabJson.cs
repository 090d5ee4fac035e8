using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab;

/// <summary>The stored form of the lab's small lists and maps. Columns are of type <c>json</c>, which keeps the order of keys.</summary>
internal static class LabJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes texts by key.</summary>
    public static string WriteTexts(IReadOnlyDictionary<string, string> texts) => JsonSerializer.Serialize(Encode(texts), Options);

    /// <summary>Reads texts by key.</summary>
    public static IReadOnlyDictionary<string, string> ReadTexts(string json) => Decode(JsonSerializer.Deserialize<Dictionary<string, string>>(json, Options)!);

    /// <summary>Writes numbers by key.</summary>
    public static string WriteNumbers(IReadOnlyDictionary<string, double> numbers) => JsonSerializer.Serialize(Encode(numbers), Options);

    /// <summary>Reads numbers by key.</summary>
    public static IReadOnlyDictionary<string, double> ReadNumbers(string json) => Decode(JsonSerializer.Deserialize<Dictionary<string, double>>(json, Options)!);

    /// <summary>Writes the rows of a prompt.</summary>
    public static string WriteRows(IReadOnlyList<LabRow> rows) =>
        JsonSerializer.Serialize(rows.Select(row => new Row(StoredText.Encode(row.Name), Encode(row.Values))), Options);

    /// <summary>Reads the rows of a prompt.</summary>
    public static IReadOnlyList<LabRow> ReadRows(string json) =>
        [.. JsonSerializer.Deserialize<List<Row>>(json, Options)!.Select(row => new LabRow(StoredText.Decode(row.Name), Decode(row.Values)))];

    /// <summary>Writes what a call said.</summary>
    public static string WriteOpinions(IReadOnlyList<AiOpinion> opinions) => JsonSerializer.Serialize(
        opinions.Select(opinion => new Opinion(
            opinion.Experiment.Value, opinion.Rank, opinion.Score, Encode(opinion.Criteria), StoredText.Encode(opinion.Comment))),
        Options);

    /// <summary>Writes what a batch says, as a set of records for a statement.</summary>
    public static string WriteScores(IReadOnlyList<AiScore> scores) => JsonSerializer.Serialize(
        scores.Select(score => new
        {
            Experiment = score.Experiment.Value,
            score.Rank,
            score.Score,
            Criteria = Encode(score.Criteria),
            Comments = score.Comments.Select(StoredText.Encode),
        }),
        Options);

    /// <summary>Reads what a call said.</summary>
    public static IReadOnlyList<AiOpinion> ReadOpinions(string json) =>
    [
        .. JsonSerializer.Deserialize<List<Opinion>>(json, Options)!.Select(opinion => new AiOpinion
        {
            Experiment = new SampleId(opinion.Experiment),
            Rank = opinion.Rank,
            Score = opinion.Score,
            Criteria = Decode(opinion.Criteria),
            Comment = StoredText.Decode(opinion.Comment),
        }),
    ];

    // The writer would put U+FFFD for half of a surrogate pair, and json refuses U+0000 when it is looked into.
    private static Dictionary<string, string> Encode(IReadOnlyDictionary<string, string> texts) =>
        texts.ToDictionary(pair => StoredText.Encode(pair.Key), pair => StoredText.Encode(pair.Value), StringComparer.Ordinal);

    private static Dictionary<string, double> Encode(IReadOnlyDictionary<string, double> numbers) =>
        numbers.ToDictionary(pair => StoredText.Encode(pair.Key), pair => pair.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> Decode(Dictionary<string, string> stored) =>
        stored.ToDictionary(pair => StoredText.Decode(pair.Key), pair => StoredText.Decode(pair.Value), StringComparer.Ordinal);

    private static Dictionary<string, double> Decode(Dictionary<string, double> stored) =>
        stored.ToDictionary(pair => StoredText.Decode(pair.Key), pair => pair.Value, StringComparer.Ordinal);

    private sealed record Row(string Name, Dictionary<string, string> Values);

    private sealed record Opinion(Guid Experiment, int? Rank, double Score, Dictionary<string, double> Criteria, string Comment);
}
