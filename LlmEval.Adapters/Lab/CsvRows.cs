using CsvHelper;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab;
using LlmEval.Core.Lab.Prompts;

namespace LlmEval.Adapters.Lab;

/// <summary>Reads rows of a prompt from CSV: the first line names the variables. The separator is found out: comma, semicolon, tab or bar.</summary>
public static class CsvRows
{
    // In bytes: a text with more in one row is none that a model is asked.
    private const int LargestRow = 4 << 20;

    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = LargestRow,
    };

    /// <summary>Reads a text.</summary>
    public static RowsReading Read(string text)
    {
        var (rows, problems) = (new List<LabRow>(), new List<LabProblem>());
        try
        {
            // A byte order mark is no part of the first name.
            using var csv = CsvReader.FromText(text.TrimStart('\uFEFF'), Options);
            if (!csv.Read()) return RowsReading.Of([], [new LabProblem("line 1", "is missing: it names the variables")]);
            string[] names = [.. Cells(csv).Select(name => name.Trim())];
            problems.AddRange(Problems(names));
            while (csv.Read()) Add(rows, problems, names, [.. Cells(csv)], csv.LineNumber);
        }
        catch (CsvFormatException problem)
        {
            problems.Add(new($"line {problem.LineNumber}", $"is no CSV: {problem.Message}"));
        }

        return RowsReading.Of(rows, problems);
    }

    private static void Add(List<LabRow> rows, List<LabProblem> problems, string[] names, string[] cells, long line)
    {
        if (cells.Length != names.Length)
        {
            problems.Add(new($"line {line}", $"has {cells.Length} cells where line 1 has {names.Length}: put texts with separators into quotes"));
            return;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, cell) in names.Zip(cells)) values[name] = cell;
        rows.Add(new LabRow(RowNames.Of(rows.Count + 1, values), values));
    }

    private static IEnumerable<string> Cells(CsvReader csv)
    {
        for (var i = 0; i < csv.FieldCount; i++) yield return csv.GetString(i);
    }

    private static IEnumerable<LabProblem> Problems(string[] names)
    {
        foreach (var name in names.Where(name => !PromptVariables.IsName(name)).Distinct())
            yield return new("line 1", $"'{name}' can be no variable: letters, digits and _, and no digit first");
        foreach (var twice in names.CountBy(name => name).Where(name => name.Value > 1)) yield return new("line 1", $"'{twice.Key}' stands there {twice.Value} times");
    }
}
