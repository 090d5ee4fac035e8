using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Configuration;

/// <summary>One way of asking. Each variant makes a case of its own for every model and task.</summary>
public sealed record PromptVariant
{
    /// <summary>The id of the only variant where a config has just <c>prompt:</c>.</summary>
    public const string DefaultId = "default";

    private OwnHash hash;

    /// <summary>Unique in the config.</summary>
    public required string Id { get; init; }

    /// <summary>The system message, or null for none.</summary>
    public string? System { get; init; }

    /// <summary>The user message; <c>{{prompt}}</c>, <c>{{entry_point}}</c>, <c>{{id}}</c>, <c>{{title}}</c> are filled from the task.</summary>
    public required string Template { get; init; }

    /// <summary>Hash over both texts.</summary>
    public ContentHash Hash => hash.Of(this, static variant => ContentHash.OfJson(new { v = 1, system = variant.System, template = variant.Template }));
}

/// <summary>Leaves out the cases of a model, of a prompt, or of a pair of both. At least one side is given.</summary>
/// <param name="Model">A model id, or null for every model.</param>
/// <param name="Prompt">A prompt id, or null for every prompt.</param>
public sealed record MatrixExclusion(string? Model, string? Prompt);

/// <summary>Runs a pair of model and prompt that an exclusion would leave out.</summary>
/// <param name="Model">A model id.</param>
/// <param name="Prompt">A prompt id.</param>
public sealed record MatrixInclusion(string Model, string Prompt);
