using System.CommandLine;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Pipeline;
using LlmEval.Review.Api.Eval360.Ingest;

namespace LlmEval.Tool.Commands;

/// <summary><c>ingest</c>: takes in results from a file that holds what programs send to the API.</summary>
internal static class IngestCommand
{
    private const int ShownProblems = 50;

    private const string Examples = """
        llm-eval ingest results.jsonl                     a body of POST /eval360/api/ingest/eval-result or …/examples per line
        llm-eval ingest results.json --dashboard-url https://dashboard.example.org/eval360
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var file = new Argument<string>("file") { Description = "A JSON or JSONL file" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the file, and send nothing" };
        var dashboard = new DashboardArguments();
        var command = new CommandWithExamples("ingest", "Take results and examples of a file into the observatory", Examples) { file, dryRun };
        dashboard.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var path = context.Absolute(parsed.GetValue(file)!);
            if (!File.Exists(path)) throw new UsageException($"There is no file {path}.");
            using var signals = StopSignals.Register(context);
            if (!IsRight(context, path)) return (int)ExitCode.Usage;
            if (parsed.GetValue(dryRun)) return (int)ExitCode.Done;
            await using var observatory = await dashboard.OpenAsync(parsed, context, signals.Token);
            return (int)await SendAsync(context, path, observatory.Publisher, signals.Token);
        });
        return command;
    }

    // All of it before any of it is sent. The file is read twice rather than kept: examples are many.
    private static bool IsRight(ToolContext context, string path)
    {
        var (results, examples, problems) = (0, 0, 0);
        foreach (var (place, document) in IngestFile.Read(path))
        {
            results += document.Results.Count;
            examples += document.Examples.Count;
            foreach (var problem in document.Problems)
            {
                if (++problems <= ShownProblems) context.Error.WriteLine($"{context.Place(path)}:{place}: {problem}");
            }
        }

        if (problems > ShownProblems) context.Error.WriteLine($"and {problems - ShownProblems} more");
        context.Error.WriteLine(problems > 0
            ? $"llm-eval: nothing was sent: {problems} {(problems == 1 ? "problem" : "problems")} in {context.Place(path)}"
            : $"{context.Place(path)}: {results} results, {examples} examples");
        return problems == 0;
    }

    private static async Task<ExitCode> SendAsync(ToolContext context, string path, IObservatoryPublisher publisher, CancellationToken stopped)
    {
        var (results, examples, failed) = (0, 0, 0);
        foreach (var (place, document) in IngestFile.Read(path))
        {
            foreach (var result in document.Results)
            {
                if (stopped.IsCancellationRequested) return ExitCode.Interrupted;
                var published = await publisher.PublishAsync(new Publication(result), stopped);
                if (published.HasArrived) results++;
                else failed = Fail(context, $"{context.Place(path)}:{place}", published.Error, failed);
            }

            if (document.RunId is not { } run) continue;
            if (stopped.IsCancellationRequested) return ExitCode.Interrupted;
            var sent = await publisher.PublishExamplesAsync(run, document.Examples, document.Replace, stopped);
            examples += sent.Count;
            if (sent.Error is { } error) failed = Fail(context, $"{context.Place(path)}:{place}", error, failed);
        }

        context.Out.WriteLine($"Ingested {results} results and {examples} examples{(failed > 0 ? $"; {failed} failed" : "")}");
        return failed == 0 ? ExitCode.Done : ExitCode.Infrastructure;
    }

    private static int Fail(ToolContext context, string place, string? error, int failed)
    {
        context.Error.WriteLine($"{place}: {error}");
        return failed + 1;
    }
}
