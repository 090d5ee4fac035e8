// Usage: hold STATE | write STATE | lab STATE URL KEY PROMPT REVIEW-PROMPT RUNS. Says what it did on stdout, a line each; ends when its stdin does.
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Tests.Shared;

var options = PostgresOptions.For(args[1], args[1], configured: null, Environment.GetEnvironmentVariable) with { StateFolder = args[1] };
await using var database = await PostgresDatabase.OpenAsync(options, CancellationToken.None);
Console.WriteLine("open");
if (args[0] == "write") await WriteAsync(database);
await using var lab = args[0] == "lab" ? await BeginSessionAsync(database, args) : null;
Console.In.ReadToEnd();

static async Task<LabAccess> BeginSessionAsync(PostgresDatabase database, string[] args)
{
    var served = new OpenAiOptions { BaseUrl = new Uri(args[2]), ApiKey = new Secret("${env:SERVED_KEY}", args[3]) };
    var model = new ModelOptions { Id = "served", Provider = "openai", Model = "served", Limits = new ModelLimits { Concurrency = 1, Retries = 0 }, Provided = served };
    var settings = new LabSettings { Connections = [new LabConnection { Name = "served", Template = model }] };
    var lab = LabAccess.Over(database, settings, new SilentLabObserver());
    var session = await lab.Runner.StartSessionAsync(
        new LabSessionRequest { Prompt = args[4], ReviewPrompt = args[5], Runs = int.Parse(args[6]), RequestedBy = "host" }, CancellationToken.None);
    Console.WriteLine(session.Id);
    return lab;
}

static async Task WriteAsync(PostgresDatabase database)
{
    const int cases = 2000;
    await using var store = new PostgresResultStore(database);
    var plan = Some.Plan([.. Enumerable.Range(0, cases).Select(i => Some.Case(task: Some.Task($"t/{i:d4}")))]);
    var (run, items) = (Some.Run(plan), Some.RunCases(plan));
    await store.BeginRunAsync(run, plan, items, CancellationToken.None);
    Console.WriteLine($"run {run.Id}");
    await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (item, token) =>
    {
        var sample = Some.Sample();
        await store.SaveSampleAsync(item.Id, sample, token);
        await store.SaveCaseAsync(Some.Result(item, sample), token);
        // Said only now: whoever read this line must find the case in the database.
        Console.WriteLine($"saved {item.Case.Name}");
    });
}
