// Usage: hold STATE | write STATE. Says what it did on stdout, a line each; ends when its stdin does.
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Tests.Shared;

var options = PostgresOptions.For(args[1], configured: null, Environment.GetEnvironmentVariable) with { StateFolder = args[1] };
await using var database = await PostgresDatabase.OpenAsync(options, CancellationToken.None);
Console.WriteLine("open");
if (args[0] == "write") await WriteAsync(database);
Console.In.ReadToEnd();

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
