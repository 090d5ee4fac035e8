using LlmEval.Adapters.Observatory;
using LlmEval.Adapters.Observatory.Http;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Tracking;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Pipeline.Observatory.Publishing;

namespace LlmEval.Adapters.Hosting;

/// <summary>Where results are published, and with whose token.</summary>
public static class PublishingAccess
{
    /// <summary>Where the runs of a config are published: its own server, the one that the environment or the shared file names, else our own store.</summary>
    /// <exception cref="ObservatorySettingsException">A setting cannot be used.</exception>
    public static TrackingTarget TargetOf(ObservatoryOptions options, params string[] folders) =>
        RunPublishing.Target(options.Url ?? DashboardSettings.Read(DotEnvironment.In(folders), options.EnvironmentFile).Server);

    /// <summary>The place of a target, for people.</summary>
    public static string Describe(TrackingTarget target) => target.Server == RunPublishing.OwnStore ? "our own store" : target.Server.ToString().TrimEnd('/');

    /// <summary>Whether an entry of the outbox is one of these.</summary>
    public static bool IsPublishing(TrackingTarget target) => target.Tracker == RunPublishing.LiteralName;

    /// <summary>What a stored run's config says of publishing: the config as it is now, else as it was.</summary>
    /// <param name="run">The run.</param>
    /// <param name="config">Absolute path of another config; null: the run's own.</param>
    /// <param name="workingDirectory">Absolute path of the folder that the command was given in.</param>
    /// <exception cref="ConfigException">It cannot be read, or what it says cannot be used.</exception>
    public static PublishingConfig ConfigOf(RunRecord run, string? config, string workingDirectory)
    {
        var path = config ?? run.ConfigPath;
        var source = File.Exists(path) ? null : config is null ? new SourceText(run.ConfigPath, run.ConfigYaml) : throw new ConfigException($"There is no config {path}.");
        return PublishingConfig.Read(source, path, DotEnvironment.In(Path.GetDirectoryName(path)!, workingDirectory), workingDirectory);
    }

    /// <summary>Publishing of the runs in a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">What the config says.</param>
    /// <param name="warn">Is told what went wrong beside it.</param>
    /// <param name="folders">Whose <c>.env</c> files may hold the token, the one that counts most first.</param>
    internal static RunPublishing Create(PostgresDatabase database, ObservatoryOptions options, Action<string> warn, params string[] folders) => new(
        new PostgresResultReader(database),
        new PostgresTrackingOutbox(database),
        target => target.Server == RunPublishing.OwnStore
            ? StoreAccess.PublisherOf(database, warn)
            : new HttpPublisher(DashboardSettings.Read(DotEnvironment.In(folders), options.EnvironmentFile).OptionsFor(target.Server), TimeProvider.System));
}
