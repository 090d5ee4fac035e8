using LlmEval.Core.Domain.Observatory;
using LlmEval.Review.Api.Compatibility;

namespace LlmEval.Review.Api.Eval360.Ingest;

/// <summary>Reads examples.</summary>
internal static class ExampleReading
{
    /// <summary>How many there may be in one request.</summary>
    public const int Most = 50_000;

    private const int LongestText = 20_000;

    /// <summary>Reads them. What is wrong is noted with the fields.</summary>
    public static IReadOnlyList<SubmittedExample> Read(JsonFields body) => [.. body.RequiredObjects("examples", Most).Select(ReadOne)];

    private static SubmittedExample ReadOne(JsonFields fields) => new()
    {
        Index = fields.RequiredInt("example_idx", least: 0),
        Correct = fields.Boolean("correct"),
        InputPreview = ReadText(fields, "input_preview"),
        OutputPreview = ReadText(fields, "output_preview"),
        GroundTruth = ReadText(fields, "ground_truth"),
        ErrorTag = ReadText(fields, "error_tag"),
        Difficulty = ReadText(fields, "difficulty"),
        Topic = ReadText(fields, "topic"),
        Subtask = ReadText(fields, "subtask"),
        MetadataJson = fields.ObjectJson("metadata"),
    };

    private static string? ReadText(JsonFields fields, string name)
    {
        var text = fields.Text(name);
        if (text?.Length > LongestText) fields.Refuse(name, "string_too_long", $"String should have at most {LongestText} characters");
        return text;
    }
}
