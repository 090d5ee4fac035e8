using System.CommandLine;
using System.Globalization;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Planning;

namespace LlmEval.Tool.Commands;

/// <summary>The options of <c>run</c> and <c>plan</c>.</summary>
internal sealed class RunArguments
{
    private readonly Argument<string?> config = new("config") { Description = "The config; without it llm-eval.yaml here", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> models = new("--models") { Description = "Only these models, separated by commas", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> tasks = new("--tasks") { Description = "Only tasks whose id matches this glob" };
    private readonly Option<string?> filter = new("--filter") { Description = "Only cases that match this NUnit filter, e.g. TestCategory=topic:strings" };
    private readonly Option<int?> limit = new("--limit") { Description = "Only the first N tasks" };
    private readonly Option<int?> sample = new("--sample") { Description = "Only N tasks, drawn with the seed" };
    private readonly Option<long?> seed = new("--seed") { Description = "Seed of the draw; the config's by default" };
    private readonly Option<int?> samples = new("--samples") { Description = "Generations per case" };
    private readonly Option<int?> concurrency = new("--concurrency") { Description = "Calls in flight per model" };
    private readonly Option<int?> sandboxWorkers = new("--sandbox-workers") { Description = "Cases executed at once; one per core by default" };
    private readonly Option<string?> sandbox = new("--sandbox") { Description = "The sandbox's backend: docker, namespaces or auto" };
    private readonly Option<bool> paranoid = new("--paranoid") { Description = "A fresh sandbox for each case: isolation: case" };
    private readonly Option<string?> failOn = new("--fail-on") { Description = "What makes the exit code 1: none, any, gate or regression" };
    private readonly StartArguments start = new();
    private readonly Option<bool> noJudge = new("--no-judge") { Description = "Do not ask the config's judge; `llm-eval judge` does it later" };
    private readonly Option<bool> dashboardLogging = new("--dashboard-logging") { Description = "Publish the results to the observatory: observatory.enabled" };
    private readonly Option<bool> dashboardLoggingExamples = new("--dashboard-logging-examples") { Description = "Publish the results with one example per task: observatory.examples" };
    private readonly Option<string?> maxCost = new("--max-cost") { Description = "The most that the run may cost, in US dollars", HelpName = "USD" };
    private readonly Option<string[]> set = new("--set") { Description = "Change the config: path=value, e.g. scoring.timeout=5s" };
    private readonly Option<string?> reportTrx = new("--report-trx") { Description = "Write a TRX file; a name or path may follow", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> resultsDirectory = new("--results-directory") { Description = "Where the TRX file is written; TestResults here by default" };

    /// <summary>Adds what <c>run</c> takes.</summary>
    public void AddTo(Command command)
    {
        AddSelectionTo(command);
        command.Add(concurrency);
        AddExecutionTo(command);
        start.AddTo(command);
        command.Add(noJudge);
        command.Add(dashboardLogging);
        command.Add(dashboardLoggingExamples);
    }

    /// <summary>Adds what <c>rescore</c> takes: the config is the run's own, and nobody is called.</summary>
    public void AddRescoringTo(Command command)
    {
        AddFilterTo(command);
        AddExecutionTo(command);
    }

    /// <summary>Adds what decides the plan.</summary>
    public void AddSelectionTo(Command command)
    {
        command.Add(config);
        command.Add(maxCost);
        AddFilterTo(command);
    }

    /// <summary>Reads what is to be run.</summary>
    /// <exception cref="UsageException">No config is named and none is here.</exception>
    public RunOptions Read(ParseResult parsed, ToolContext context) => Read(parsed, context, ConfigFinder.Find(parsed.GetValue(config), context)) with
    {
        Base = start.ReadBase(parsed),
        Cache = start.ReadCache(parsed),
        Judges = !parsed.GetValue(noJudge),
    };

    /// <summary>Reads what is to be run of this config.</summary>
    public RunOptions Read(ParseResult parsed, ToolContext context, string configPath) => new()
    {
        ConfigPath = configPath,
        WorkingDirectory = context.WorkingDirectory,
        Selection = new PlanSelection
        {
            Models = ModelList.Split(parsed.GetValue(models)),
            Tasks = parsed.GetValue(tasks),
            Limit = parsed.GetValue(limit),
            Sample = parsed.GetValue(sample),
            Seed = parsed.GetValue(seed),
            Samples = parsed.GetValue(samples),
            Concurrency = parsed.GetValue(concurrency),
        },
        Overrides =
        [
            .. parsed.GetValue(set) ?? [],
            .. Override("sandbox.workers", parsed.GetValue(sandboxWorkers)?.ToString(CultureInfo.InvariantCulture)),
            .. Override("sandbox.backend", parsed.GetValue(sandbox)),
            .. Override("sandbox.isolation", parsed.GetValue(paranoid) ? "case" : null),
            .. Override("budget.max_cost_usd", parsed.GetValue(maxCost)),
            .. Override("observatory.enabled", parsed.GetValue(dashboardLogging) || parsed.GetValue(dashboardLoggingExamples) ? "true" : null),
            .. Override("observatory.examples", parsed.GetValue(dashboardLoggingExamples) ? "true" : null),
            .. Override("fail_on", parsed.GetValue(failOn) ?? Environment.GetEnvironmentVariable("LLM_EVAL_FAIL_ON")),
        ],
    };

    /// <summary>The command that goes on with an interrupted run: the same, with <c>--resume</c>.</summary>
    public Func<RunRecord, string> ReadResumeLine(ParseResult parsed) => start.ReadResumeLine(parsed);

    /// <summary>The options that the test platform understands.</summary>
    public IReadOnlyList<string> ReadPlatformArguments(ParseResult parsed, ToolContext context)
    {
        var arguments = new List<string>();
        if (parsed.GetValue(filter) is { } expression) arguments.AddRange(["--filter", expression]);
        arguments.AddRange(["--results-directory", context.Absolute(parsed.GetValue(resultsDirectory) ?? "TestResults")]);
        if (parsed.GetResult(reportTrx) is not null)
        {
            arguments.Add("--report-trx");
            if (parsed.GetValue(reportTrx) is { } file) arguments.Add(context.Absolute(file));
        }

        return arguments;
    }

    private void AddFilterTo(Command command)
    {
        foreach (var option in new Option[] { models, tasks, limit, sample, seed, samples, set }) command.Add(option);
    }

    private void AddExecutionTo(Command command)
    {
        foreach (var option in new Option[] { filter, sandboxWorkers, sandbox, paranoid, failOn, reportTrx, resultsDirectory }) command.Add(option);
    }

    private static IEnumerable<string> Override(string path, string? value) => string.IsNullOrEmpty(value) ? [] : [$"{path}={value}"];
}
