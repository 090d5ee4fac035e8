using LlmEval.Adapters.MLflow;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Tracking;
using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Pipeline.Tracking;

namespace LlmEval.Adapters.Hosting;

/// <summary>Where runs are tracked, and with whose credentials.</summary>
public static class TrackingAccess
{
    private static readonly string[] Reports = ["results.jsonl", "report.html"];

    /// <summary>Where the runs of a config are tracked; null: nowhere.</summary>
    public static TrackingTarget? TargetOf(TrackingOptions options) => options.Mlflow is { } server ? Mlflow(server, options.Experiment) : null;

    /// <summary>An experiment of an MLflow server.</summary>
    public static TrackingTarget Mlflow(Uri server, string? experiment) =>
        new(MlflowRunTracker.LiteralName, server, experiment ?? new TrackingOptions().Experiment);

    /// <summary>The server that a variable of the environment, or of <c>.env</c> in one of the folders, names; null when none does.</summary>
    public static Uri? ServerOf(params string[] folders) =>
        DotEnvironment.In(folders)(MlflowAddress.Variable) is { Length: > 0 } text ? MlflowAddress.Parse(text) : null;

    /// <summary>Tracking of the runs in a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="folders">Whose <c>.env</c> files may hold credentials, the one that counts most first.</param>
    internal static RunTracking Create(PostgresDatabase database, params string[] folders)
    {
        var credentials = MlflowCredentials.From(DotEnvironment.In(folders));
        return new RunTracking(
            new PostgresResultReader(database),
            new PostgresTrackingOutbox(database),
            target => new MlflowRunTracker(new MlflowOptions { Server = target.Server, Experiment = target.Experiment, Credentials = credentials }, TimeProvider.System),
            Reports.ToDictionary(name => name, name => ReportFormats.Find(name)!, StringComparer.Ordinal));
    }
}
