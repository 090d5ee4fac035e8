using LlmEval.Adapters.Observatory;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Adapters.Postgres.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Pipeline.Observatory.Alerting;

namespace LlmEval.Adapters.Hosting;

/// <summary>Our own observatory in a database: what takes in results, with all that follows from them.</summary>
internal static class StoreAccess
{
    /// <summary>Takes in results.</summary>
    /// <param name="database">The database.</param>
    /// <param name="followUpFailed">Is told when what follows went wrong; what was stored stays.</param>
    public static PostgresObservatoryIngest IngestOf(PostgresDatabase database, Action<Exception> followUpFailed) =>
        new(database, UpkeepOf(database), followUpFailed);

    /// <summary>Keeps alerts up to date. Messages to webhooks are the server's to send: it finds them in the queue, or when it is started next.</summary>
    public static AlertUpkeep UpkeepOf(PostgresDatabase database) =>
        new(new PostgresFollowUpStore(database), ComparisonPolicy.Default, TimeProvider.System);

    /// <summary>Publishes to it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="warn">Is told when what follows from results went wrong.</param>
    public static IObservatoryPublisher PublisherOf(PostgresDatabase database, Action<string> warn)
    {
        var ingest = IngestOf(database, problem => warn($"The results are stored, but what follows from them (alerts, activity) went wrong: {problem.Message}"));
        return new StorePublisher(ingest, ingest);
    }
}
