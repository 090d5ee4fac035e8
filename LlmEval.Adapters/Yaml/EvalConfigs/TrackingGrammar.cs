using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>tracking</c>.</summary>
internal static class TrackingGrammar
{
    private static readonly Key<Uri?> Mlflow = Key.Optional("mlflow", AddressShape.Like("http://localhost:5000"),
        "Address of an MLflow server, such as `${env:MLFLOW_TRACKING_URI:-}`. Without it, or when it is empty, runs are not tracked. Credentials come "
        + "from `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`, or `MLFLOW_TRACKING_TOKEN`.");

    private static readonly Key<string> Experiment = Key.WithDefault("experiment", Shapes.Text, new TrackingOptions().Experiment,
        "The experiment that runs are put into. It is made when it does not exist.");

    /// <summary>The shape of <c>tracking</c>.</summary>
    public static MapShape<TrackingOptions> Shape { get; } = new()
    {
        Doc = "Where runs are shown besides our own store. It never holds up or fails a run: what does not arrive is sent by `llm-eval track`.",
        Keys = [Mlflow, Experiment],
        Bind = map => new TrackingOptions { Mlflow = map.Get(Mlflow), Experiment = map.Get(Experiment) },
    };
}
