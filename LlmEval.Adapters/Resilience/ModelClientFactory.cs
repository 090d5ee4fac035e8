using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Generation;

namespace LlmEval.Adapters.Resilience;

/// <summary>Makes the clients of a config's models: the provider's own, within the decorators that its limits ask for.</summary>
/// <remarks>
/// From the outside in:
/// <list type="number">
/// <item><b>Retry</b>, unless the provider's failures are final. Waits hold no slot, and each attempt queues again.</item>
/// <item><b>Concurrency</b>: the model's calls in flight, fewer while it is overloaded.</item>
/// <item><b>Budget</b>, where the run has one: for models that are paid by the token. Outside the rate, whose count is of calls that begin.</item>
/// <item><b>Rate</b>: requests and tokens per minute, counted when a call really begins, so next to the provider.</item>
/// <item><b>Redaction</b>: no secret comes further than this.</item>
/// <item>The provider's client: one attempt.</item>
/// </list>
/// </remarks>
public sealed class ModelClientFactory
{
    private readonly Dictionary<string, IModelProvider> providers;
    private readonly TimeProvider time;

    /// <summary>What models cost; for the budget.</summary>
    public PriceList Prices { get; init; } = PriceList.Empty;

    /// <summary>What all models together may spend; null for no limit.</summary>
    public BudgetLedger? Budget { get; init; }

    /// <summary>What must not come back in any answer or message, longest first.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary>A factory over these providers.</summary>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public ModelClientFactory(IEnumerable<IModelProvider> providers, TimeProvider time)
    {
        this.providers = providers.ToDictionary(provider => provider.Name, StringComparer.Ordinal);
        this.time = time;
    }

    /// <summary>The names of the providers, sorted.</summary>
    public IReadOnlyList<string> Providers => [.. providers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Makes the client of one model. Limits hold per client, so make one for a model and share it.</summary>
    /// <exception cref="ModelSetupException">There is no such provider, or it cannot serve the model.</exception>
    public IModelClient Create(ModelOptions options) => Create(options, ModelGate.Of(options.Limits, time));

    /// <summary>Makes a client whose calls are within limits that others share.</summary>
    /// <param name="options">The model.</param>
    /// <param name="limits">The shared limits.</param>
    /// <param name="sharedAs">The name under which they are shared.</param>
    /// <exception cref="ModelSetupException">There is no such provider, or it cannot serve the model.</exception>
    public IModelClient Create(ModelOptions options, SharedLimits limits, string sharedAs) => Create(options, limits.Of(sharedAs, options.Limits));

    private IModelClient Create(ModelOptions options, ModelGate gate)
    {
        if (!providers.TryGetValue(options.Provider, out var provider))
        {
            throw new ModelSetupException(
                $"model '{options.Id}': there is no provider '{options.Provider}'; use one of: {string.Join(", ", Providers)}.");
        }

        var limits = options.Limits;
        IModelClient client = new RedactingClient(provider.CreateClient(options), Secrets);
        if (provider.CanRetry || limits.RequestsPerMinute is not null || limits.TokensPerMinute is not null)
        {
            client = new RateLimitedClient(client, gate.Rate);
        }

        if (Budget is not null && options.Provided.IsMetered) client = new BudgetedClient(client, options, Prices, Budget, time);
        client = new AdaptiveConcurrencyClient(client, gate.Slots);
        return provider.CanRetry && limits.Retries > 0
            ? new RetryingClient(client, limits.Retries, time, Random.Shared.NextDouble)
            : client;
    }
}
