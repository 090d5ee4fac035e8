using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Configuration;

/// <summary>One model under evaluation: where it is served and what it is asked for.</summary>
public sealed record ModelOptions
{
    private OwnHash hash;

    /// <summary>Unique in the config; the name under which results are shown.</summary>
    public required string Id { get; init; }

    /// <summary>The provider's literal name, e.g. <c>openai</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The name that the provider knows; for providers without names, the id.</summary>
    public required string Model { get; init; }

    /// <summary>Sampling parameters.</summary>
    public ModelParameters Parameters { get; init; } = new();

    /// <summary>How fast and how long it may be called.</summary>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>The price that the config itself gives; null to look it up in <see cref="EvalConfig.Prices"/>.</summary>
    public TokenPrice? Price { get; init; }

    /// <summary>The training step that this model is a checkpoint of, or null.</summary>
    public long? CheckpointStep { get; init; }

    /// <summary>What only this provider has (address, key, file, command).</summary>
    public required ProviderOptions Provided { get; init; }

    /// <summary>Hash over what decides the answers: provider, model, parameters and checkpoint. Ids, addresses and limits are left out.</summary>
    public ContentHash Hash => hash.Of(this, static model =>
        ContentHash.OfJson(new { v = 1, provider = model.Provider, name = model.Model, parameters = model.Parameters, checkpoint_step = model.CheckpointStep }));
}

/// <summary>Base of the settings that only one provider has. Each adapter derives one record.</summary>
public abstract record ProviderOptions
{
    /// <summary>
    /// Where the answers come from, as far as that tells two models of one name apart: an address, a command line. Null, the default, when
    /// answers are not kept for later runs, as they are free to have again.
    /// </summary>
    public virtual string? AnswersFrom => null;

    /// <summary>Whether answers are paid for by the token, so that price lists and budgets speak of them. Default yes.</summary>
    public virtual bool IsMetered => true;

    /// <summary>What must appear nowhere: keys, headers. Default none.</summary>
    public virtual IReadOnlyList<Identity.Secret> Secrets => [];
}

/// <summary>Sampling parameters. Null means: leave it to the provider.</summary>
public sealed record ModelParameters
{
    /// <summary>Randomness, 0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, above 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>Most tokens of an answer, reasoning included.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>For reasoning models: <c>none</c>, <c>minimal</c>, <c>low</c>, <c>medium</c>, <c>high</c>, … as the provider knows them.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>For models that take it: <c>low</c>, <c>medium</c>, <c>high</c>.</summary>
    public string? Verbosity { get; init; }

    /// <summary>Texts that end the answer.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>−2 to 2.</summary>
    public double? FrequencyPenalty { get; init; }

    /// <summary>−2 to 2.</summary>
    public double? PresencePenalty { get; init; }

    /// <summary>Seed sent to providers that take one; the sample index is added to it, so that repeats stay distinct.</summary>
    public long? Seed { get; init; }
}

/// <summary>How fast and how long a model may be called.</summary>
public sealed record ModelLimits
{
    /// <summary>Calls in flight at once. Default 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Calls begun in any minute; null for no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens (estimated input plus the most output) begun in any minute; null for no limit.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>Time for one attempt. Default 120 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Further attempts after the first one failed in a way that may pass. Default 5.</summary>
    public int Retries { get; init; } = 5;
}
