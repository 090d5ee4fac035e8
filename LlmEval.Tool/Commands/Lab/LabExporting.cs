using LlmEval.Adapters;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Lab;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Reporting;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>Writes experiments to files.</summary>
internal static class LabExporting
{
    /// <summary>Writes every experiment with what was said of it as CSV.</summary>
    /// <param name="context">Where it is said.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="prompt">Only this prompt; null for all.</param>
    /// <param name="run">Only this run; null for all.</param>
    /// <param name="file">The file; null for stdout.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteCsvAsync(ToolContext context, LabAccess lab, string? prompt, string? run, string? file, CancellationToken cancellationToken)
    {
        var experiments = await lab.Experiments.ReadAsync(new ExperimentFilter { Prompt = prompt, Run = run }, cancellationToken);
        var evidence = await LabReading.ReadAsync(lab, prompt, cancellationToken);
        var names = (await lab.Catalogue.ListReviewPromptsAsync(activeOnly: false, cancellationToken)).ToDictionary(review => review.Id, review => review.Name);
        using var table = new MemoryStream();
        var rows = await LabTable.WriteAsync(LabExport.Lines(experiments, evidence, names), table, cancellationToken);
        if (file is null)
        {
            context.Out.Write(System.Text.Encoding.UTF8.GetString(table.ToArray()));
            return;
        }

        await WriteAsync(context, file, table.ToArray(), cancellationToken);
        context.Error.WriteLine($"wrote {file}: {rows} lines on {experiments.Count} experiments");
    }

    /// <summary>Writes a file whole or not at all.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static async Task WriteAsync(ToolContext context, string file, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(context.Absolute(file), async (stream, stopped) => await stream.WriteAsync(content, stopped), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be written: {e.Message}");
        }
    }
}
