using System.Globalization;
using LlmEval.Adapters.Exports;

namespace LlmEval.Tool.Terminal;

/// <summary>What an export wrote and what it left out.</summary>
internal static class ExportView
{
    /// <summary>Prints it: the result to stdout, what to look after to stderr.</summary>
    public static void Show(ToolContext context, ExportManifest manifest, string folder)
    {
        context.Out.WriteLine($"{Count(manifest.Counts.Written)} {manifest.Kind} of {Count(manifest.Counts.Pairs)} pairs in {context.Place(folder)}");
        foreach (var file in manifest.Files) context.Out.WriteLine($"  {file.Name}  {Count(file.Rows)} rows, {Count(file.Bytes)} bytes");
        context.Out.WriteLine($"  {ExportManifest.FileName}");
        if (manifest.Dropped.Count > 0) context.Out.WriteLine($"{Count(manifest.Counts.Dropped)} pairs made none:");
        foreach (var drop in manifest.Dropped) context.Out.WriteLine($"  {Count(drop.Count),6}  {drop.Meaning} ({drop.Reason})");

        if (manifest.ReplacedSurrogates > 0)
            context.Error.WriteLine($"llm-eval: {Count(manifest.ReplacedSurrogates)} halves of surrogate pairs, which UTF-8 cannot carry, are written as U+FFFD.");
        foreach (var run in manifest.Runs.Where(run => !run.ChainIntact))
            context.Error.WriteLine($"llm-eval: the judgments of run {run.Id} are not those that were written: rows were changed or removed in the database.");
        foreach (var file in manifest.Files.Where(file => file.Items == 0))
            context.Error.WriteLine($"llm-eval: {file.Name} is empty.");
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
