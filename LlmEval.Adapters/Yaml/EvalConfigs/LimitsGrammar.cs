using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>models[].limits</c>.</summary>
internal static class LimitsGrammar
{
    private static readonly Key<int> Concurrency = Key.WithDefault("concurrency", Shapes.Int(1, 1000), "8", "Calls in flight at once.");

    private static readonly Key<int?> RequestsPerMinute = Key.OptionalValue("requests_per_minute", Shapes.Int(1),
        "Calls begun in any minute. Without it, no limit.");

    private static readonly Key<int?> TokensPerMinute = Key.OptionalValue("tokens_per_minute", Shapes.Int(1),
        "Tokens (estimated input plus the most output) begun in any minute. Without it, no limit.");

    private static readonly Key<TimeSpan> Timeout = Key.WithDefault(
        "timeout", Shapes.Duration("1ms", "24h"), "120s", "Time for one attempt.");

    private static readonly Key<int> Retries = Key.WithDefault("retries", Shapes.Int(0, 100), "5",
        "Further attempts after one failed in a way that may pass: too many requests, a time-out, a server error.");

    /// <summary>The shape of <c>limits</c>.</summary>
    public static MapShape<ModelLimits> Shape { get; } = new()
    {
        Doc = "How fast and how long the model may be called.",
        Keys = [Concurrency, RequestsPerMinute, TokensPerMinute, Timeout, Retries],
        Bind = map => new ModelLimits
        {
            Concurrency = map.Get(Concurrency),
            RequestsPerMinute = map.Get(RequestsPerMinute),
            TokensPerMinute = map.Get(TokensPerMinute),
            Timeout = map.Get(Timeout),
            Retries = map.Get(Retries),
        },
    };
}
