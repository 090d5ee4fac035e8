using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>observatory</c>: upkeep of our own store of scores.</summary>
internal static class ObservatoryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context) => new("observatory", "Upkeep of the observatory in our own store") { Dedupe(context) };

    private static CommandWithExamples Dedupe(ToolContext context)
    {
        var apply = new Option<bool>("--apply") { Description = "Do it; without it, it is only said" };
        var command = new CommandWithExamples("dedupe", "Make one of the checkpoints that stand for one step of a model", """
            llm-eval observatory dedupe                       says what would be merged
            llm-eval observatory dedupe --apply
            """)
        {
            apply,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var store = await CheckpointUpkeep.OpenAsync(context.WorkingDirectory, cancellationToken);
            var found = await store.Checkpoints.FindAsync(cancellationToken);
            foreach (var duplicates in found)
            {
                context.Out.WriteLine(FormattableString.Invariant($"{duplicates.ModelId}, step {duplicates.Step}: keep {duplicates.Kept.CheckpointId} ({duplicates.Kept.Results} results)"));
                foreach (var other in duplicates.Others) context.Out.WriteLine(FormattableString.Invariant($"  merge {other.CheckpointId} ({other.Results} results)"));
                if (parsed.GetValue(apply)) await store.Checkpoints.MergeAsync(duplicates, cancellationToken);
            }

            var others = found.Sum(duplicates => duplicates.Others.Count);
            context.Out.WriteLine(found.Count == 0 ? "Each step has one checkpoint."
                : parsed.GetValue(apply) ? $"Merged {others} checkpoints into {found.Count}."
                : $"Would merge {others} checkpoints into {found.Count}. Do it with: llm-eval observatory dedupe --apply");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
