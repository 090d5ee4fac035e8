using LlmEval.Adapters.Datasets.EvalPlus;
using LlmEval.Adapters.Datasets.HumanEval;
using LlmEval.Adapters.Datasets.Mbpp;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets.Jsonl;

/// <summary>A dataset in one JSON file: finds the format and reads every task.</summary>
internal static class JsonTaskFile
{
    // The most telling signature first: EvalPlus' records have what HumanEval's or MBPP's have, and more.
    private static readonly IJsonTaskFormat[] Formats = [new EvalPlusFormat(), new HumanEvalFormat(), new MbppFormat()];

    /// <summary>Reads the file. Its formats have no word for the mode of a task: every task is in the given one.</summary>
    public static async Task<Dataset> ReadAsync(
        string path, DatasetFormat asked, IntegrityMode mode, DatasetProblems problems, CancellationToken cancellationToken)
    {
        var text = await TextFile.ReadAsync(path, problems, cancellationToken) ?? "";
        List<EvalTask> tasks = [];
        IJsonTaskFormat? format = null;
        foreach (var record in JsonRecords.Read(text, path, problems))
        {
            format ??= Choose(record, asked);
            if (format is null) break;
            var task = format.Read(record);
            if (record.IsSound) tasks.Add(task with { Tests = task.Tests with { Mode = mode } });
        }

        if (tasks.Count == 0 && problems.Count == 0) problems.Add(path, "the file holds no task");
        return new Dataset(NameOf(path), Version: null, format?.Format ?? asked, tasks);
    }

    /// <returns>The format to read with, or null when there is none and that was reported.</returns>
    private static IJsonTaskFormat? Choose(JsonRecord first, DatasetFormat asked)
    {
        var found = Array.Find(Formats, format => format.Matches(first));
        if (asked == DatasetFormat.Auto)
        {
            if (found is not null) return found;
            var known = string.Join("; ", Formats.Select(format => $"{NameOf<DatasetFormat>.Of(format.Format)}: {format.Signature}"));
            first.Report($"the format cannot be told from the fields {first.FieldNames}; known are {known}");
            return null;
        }

        var wanted = Array.Find(Formats, format => format.Format == asked)!;
        if (found is null || found == wanted || wanted.Matches(first)) return wanted;
        first.Report($"the record is {NameOf<DatasetFormat>.Of(found.Format)}, not {NameOf<DatasetFormat>.Of(asked)} as asked: leave the format out");
        return null;
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var extension in (ReadOnlySpan<string>)[".gz", ".jsonl", ".json"])
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) name = name[..^extension.Length];
        }

        return name;
    }
}
