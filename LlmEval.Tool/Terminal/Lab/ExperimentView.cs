using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Figures;
using Spectre.Console;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>Experiments as people read them before they rank or score.</summary>
internal static class ExperimentView
{
    /// <summary>What was asked.</summary>
    public static void WriteMessages(ToolContext context, LabExperiment experiment)
    {
        context.Messages.MarkupLineInterpolated($"[bold]{experiment.Prompt}[/]{(experiment.Row is { } row ? $" · {row}" : "")} [grey]{experiment.Run}[/]");
        context.Error.WriteLine(ChatTranscript.Of(experiment.Messages));
    }

    /// <summary>An answer under a heading.</summary>
    public static void WriteAnswer(ToolContext context, LabExperiment experiment, string heading)
    {
        context.Error.WriteLine();
        context.Messages.MarkupLineInterpolated($"[bold]{heading}[/] [grey]{Facts(experiment)}[/]");
        if (experiment.Response is not { } response) context.Error.WriteLine(experiment.Error);
        else if (response.Text.Length > 0) context.Error.WriteLine(response.Text);
        else if (response.Refusal is { } refusal) context.Error.WriteLine(refusal);
        if (experiment.Response is { } answered && ResponseNote.Of(answered) is { } note) context.Messages.MarkupLineInterpolated($"[yellow]{note}[/]");
    }

    private static string Facts(LabExperiment experiment) => string.Join(" · ", new[]
    {
        experiment.Duration is { } time ? Format.Duration(time) : null,
        experiment.Response?.Usage is { } usage ? $"{Format.Tokens(usage)} tokens" : null,
        experiment.Cost is { } cost ? LabFormat.Cost(cost) : "unpriced",
        experiment.IsAcceptable ? null : "not acceptable",
    }.OfType<string>());
}
