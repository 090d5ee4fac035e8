using System.Globalization;
using CsvHelper;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Pipeline.Assignments.Course;

namespace LlmEval.Adapters.Assignments.Course;

/// <summary>Reads <c>submissions.csv</c>: <c>timestamp,email,endpoint,secret</c> (assignments.md, 6.1). Rows that are wrong are named by their line and left out.</summary>
public static class SubmissionsFile
{
    private const string Header = "timestamp,email,endpoint,secret";
    private const int LargestRow = 64 << 10;

    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = LargestRow,
    };

    /// <summary>Reads a text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">The file's name, for messages.</param>
    public static SubmissionsReading Read(string text, string name)
    {
        var (rows, problems) = (new List<CourseRow>(), new List<string>());
        try
        {
            // A byte order mark is no part of the first name.
            text = text.TrimStart('\uFEFF');
            if (text.ReplaceLineEndings("\n").Split('\n')[0].Trim() != Header) return new SubmissionsReading([], [$"{name}:1: the first line has to be '{Header}'"]) { HasHeader = false };
            using var csv = CsvReader.FromText(text, Options);
            csv.Read();
            while (csv.Read())
            {
                var cells = Cells(csv).ToList();
                if (cells is [""]) continue;
                if (Problem(cells) is { } problem) problems.Add($"{name}:{csv.LineNumber}: {problem}");
                else rows.Add(new CourseRow(Time(cells[0])!.Value, cells[1], cells[2], new Secret($"{name}:{csv.LineNumber}", cells[3]), csv.LineNumber));
            }
        }
        catch (CsvFormatException problem)
        {
            problems.Add($"{name}:{problem.LineNumber}: is no CSV: {problem.Message}");
        }

        return new SubmissionsReading(rows, problems);
    }

    private static string? Problem(List<string> cells)
    {
        if (cells.Count != 4) return $"there are {cells.Count} cells, not 4: put texts with commas into quotes";
        if (Time(cells[0]) is null) return "timestamp is no ISO 8601 time, e.g. 2026-01-31T18:00:00Z";
        if (cells[1].Length == 0) return "email is empty";
        if (!Uri.TryCreate(cells[2], UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return "endpoint is no address with http or https";
        return cells[3].Length == 0 ? "secret is empty" : null;
    }

    private static IEnumerable<string> Cells(CsvReader csv)
    {
        for (var i = 0; i < csv.FieldCount; i++) yield return csv.GetString(i).Trim();
    }

    // Without an offset, UTC.
    private static DateTimeOffset? Time(string text) =>
        text.Length >= 10 && text[4..].StartsWith('-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}

/// <summary>What came of reading a file of submissions.</summary>
/// <param name="Rows">The rows that are right, in their order.</param>
/// <param name="Problems">What is wrong, with file and line; without secrets.</param>
public sealed record SubmissionsReading(IReadOnlyList<CourseRow> Rows, IReadOnlyList<string> Problems)
{
    /// <summary>Whether the first line is as it has to be; without it nothing is read.</summary>
    public bool HasHeader { get; init; } = true;
}
