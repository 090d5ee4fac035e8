using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Adapters.Postgres.Observatory.Alerts;

/// <summary>Reads what alerts rest on and writes what follows in PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="signal">Is told when there are messages to send; null: nobody is.</param>
/// <param name="clock">Says when something happened; null: the database's clock.</param>
public sealed class PostgresFollowUpStore(PostgresDatabase database, IWebhookSignal? signal = null, TimeProvider? clock = null) : IFollowUpStore
{
    // Any number that no other advisory lock of this tool begins with.
    private const int LockSpace = 0x0B5E;

    // In the order of ids: two pieces of work never wait for each other in a circle.
    private const string LockSome = $"""
        select {KeyedPlans.Set}, pg_advisory_xact_lock(@Space, hashtext(model_id)) from (select distinct model_id collate "C" as model_id from unnest(@Models) as x(model_id) order by 1) m
        """;

    private const string LockAll = "select pg_advisory_xact_lock(@Space, hashtext(model_id)) from (select model_id from observatory.model order by 1) m";

    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public async Task WorkAsync(IReadOnlyCollection<string>? modelIds, Func<IFollowUpSession, Task> work, CancellationToken cancellationToken)
    {
        var messages = await database.TransactAsync(
            async session =>
            {
                var models = modelIds?.Select(StoredText.Encode).ToArray();
                await session.ExecuteAsync(models is null ? LockAll : LockSome, new { Space = LockSpace, Models = models });
                var followUp = new FollowUpSession(session, clock);
                await work(followUp);
                return followUp.Messages;
            },
            cancellationToken);
        if (messages > 0) signal?.Wake();
    }
}
