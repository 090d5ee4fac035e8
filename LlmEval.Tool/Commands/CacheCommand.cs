using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Tool.Terminal;
using Spectre.Console;

namespace LlmEval.Tool.Commands;

/// <summary><c>cache</c>: the answers that need not be paid for again.</summary>
internal static class CacheCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolContext context) => new("cache", "Look at the cached answers of models, or clear them") { Stats(context), Clear(context) };

    private static Command Stats(ToolContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON line per model" };
        var command = new Command("stats", "How many answers are cached, by provider and model") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
            var counts = await results.Answers.ReadAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                foreach (var count in counts) context.Out.WriteLine(RunEventJson.WriteDocument(count));
            }
            else if (counts.Count == 0)
            {
                context.Error.WriteLine("The cache is empty. Recorded answers (provider: replay) are never cached.");
            }
            else
            {
                context.Results.Write(Table(counts));
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Clear(ToolContext context)
    {
        var model = new Option<string?>("--model") { Description = "Only answers of this model, as the provider knows it" };
        var olderThan = QuantityOption.Age("--older-than", "Only answers that were kept longer ago, e.g. 30d");
        var yes = new Option<bool>("--yes") { Description = "Do it; without this, only what would go is said" };
        var command = new Command("clear", "Delete cached answers; results of runs stay") { model, olderThan, yes };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
            var (name, before) = (parsed.GetValue(model), TimeProvider.System.GetUtcNow() - parsed.GetValue(olderThan));
            var count = await results.Answers.CountAsync(name, before, cancellationToken);
            if (count > 0 && !parsed.GetValue(yes))
            {
                throw new UsageException($"This deletes {Format.Count(count)} cached answers, which would have to be paid for again. To do it, add --yes.");
            }

            context.Out.WriteLine($"Deleted {Format.Count(await results.Answers.ClearAsync(name, before, cancellationToken))} cached answers.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Table Table(IReadOnlyList<AnswerCount> counts)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "provider", "model" }) table.AddColumn(column);
        foreach (var column in new[] { "answers", "of unfinished runs", "text", "tokens in → out" }) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var column in new[] { "oldest (UTC)", "newest (UTC)" }) table.AddColumn(column);
        foreach (var count in counts)
        {
            table.AddRow(
                Markup.Escape(count.Provider),
                Markup.Escape(count.Model),
                Format.Count(count.Answers),
                Format.Count(count.Private),
                $"{Format.Count((count.TextBytes + 1023) / 1024)} KiB",
                $"{Format.Count(count.InputTokens)} → {Format.Count(count.OutputTokens)}",
                Format.Time(count.Oldest),
                Format.Time(count.Newest));
        }

        return table;
    }
}
