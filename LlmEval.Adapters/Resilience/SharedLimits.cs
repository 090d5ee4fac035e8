using System.Collections.Concurrent;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Resilience;

/// <summary>Limits of models that outlive their clients: whoever makes a client under the same name calls within the same limits. Safe for concurrent use.</summary>
/// <param name="time">Measures minutes and pauses.</param>
public sealed class SharedLimits(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Lazy<ModelGate>> gates = new(StringComparer.Ordinal);

    /// <summary>The limits under a name; the first one to ask sets them.</summary>
    internal ModelGate Of(string name, ModelLimits limits) => gates.GetOrAdd(name, _ => new Lazy<ModelGate>(() => ModelGate.Of(limits, time))).Value;
}

/// <summary>What holds back the calls of one model.</summary>
/// <param name="Rate">Requests and tokens per minute.</param>
/// <param name="Slots">Calls in flight.</param>
internal sealed record ModelGate(RateGate Rate, AdaptiveSlots Slots)
{
    /// <summary>A gate within these limits.</summary>
    public static ModelGate Of(ModelLimits limits, TimeProvider time) =>
        new(new RateGate(limits.RequestsPerMinute, limits.TokensPerMinute, time), new AdaptiveSlots(limits.Concurrency));
}
