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
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = LargestRow,
    };

    /// <summary>Reads a text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">The file's name, for messages.</param>
    public static SubmissionsReading Read(string text, string name)
    {
        var (rows, problems) = (new List<CourseRow>(), new List<string>());
        // A byte order mark is no part of the first name.
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        if (lines[0].Trim() != Header) return new SubmissionsReading([], [$"{name}:1: the first line has to be '{Header}'"]) { HasHeader = false };
        for (var number = 2; number <= lines.Length; number++)
        {
            if (string.IsNullOrWhiteSpace(lines[number - 1])) continue;
            // Each line by itself: a quote that nobody closes must not take the rows below with it.
            var (cells, problem) = Cells(lines[number - 1]);
            problem ??= Problem(cells);
            if (problem is not null) problems.Add($"{name}:{number}: {problem}");
            else rows.Add(new CourseRow(Time(cells[0])!.Value, CourseEmail.Of(cells[1]), cells[2], new Secret($"{name}:{number}", cells[3]), number));
        }

        return new SubmissionsReading(rows, problems);
    }

    private static (List<string> Cells, string? Problem) Cells(string line)
    {
        try
        {
            using var csv = CsvReader.FromText(line, Options);
            csv.Read();
            return ([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())], null);
        }
        catch (CsvFormatException)
        {
            // Its own words may hold what stands in the line, and so a secret.
            return ([], "is no CSV: look at its quotes; a quote in a text is written twice, and the text stands in quotes");
        }
    }

    private static string? Problem(List<string> cells)
    {
        if (cells.Count != 4) return $"there are {cells.Count} cells, not 4: put texts with commas into quotes";
        if (Time(cells[0]) is null) return "timestamp is no ISO 8601 time, e.g. 2026-01-31T18:00:00Z";
        if (cells[1].Length == 0) return "email is empty";
        if (!Uri.TryCreate(cells[2], UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return "endpoint is no address with http or https";
        if (url.UserInfo.Length > 0) return "endpoint has a user's name or a password in it, which would be stored and shown: leave it out";
        return cells[3].Length == 0 ? "secret is empty" : null;
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
