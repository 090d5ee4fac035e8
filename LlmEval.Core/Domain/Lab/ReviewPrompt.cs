using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Lab;

/// <summary>How a judge scores experiments: what it is asked, by which criteria, on which scale.</summary>
public sealed record ReviewPrompt
{
    /// <summary>Unique and stable, e.g. a UUID; the seeded ones have words.</summary>
    public required string Id { get; init; }

    /// <summary>Unique among review prompts, also those that are deleted.</summary>
    public required string Name { get; init; }

    /// <summary>Counts the contents that it has had, from 1. Scores keep the version they were made with.</summary>
    public required int Version { get; init; }

    /// <summary>A sentence for people, or null.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The question. Listwise: <c>{original_prompt}</c>, <c>{num_configs}</c> and <c>{all_responses}</c> are filled in; pointwise:
    /// <c>{original_prompt}</c> and <c>{response}</c>. Other braces stand for themselves, doubled ones for single ones.
    /// </summary>
    public required string Template { get; init; }

    /// <summary>The system message; null for the built-in one.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>What is scored, by name; none: only the overall score.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>Whether all responses are ranked at once, or each is scored alone.</summary>
    public ReviewMode Mode { get; init; } = ReviewMode.Listwise;

    /// <summary>The scale of scores.</summary>
    public ScoreScale Scale { get; init; } = new();

    /// <summary>The form of the answer.</summary>
    public ReviewOutput Output { get; init; } = ReviewOutput.JsonSchema;

    /// <summary>The name of the <see cref="LabConnection"/> of the judge.</summary>
    public string Connection { get; init; } = LabConnection.DefaultName;

    /// <summary>The judging model's name at its provider.</summary>
    public required string DefaultModel { get; init; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; init; } = "system";

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When this version was made, UTC.</summary>
    public DateTimeOffset VersionedAt { get; init; }

    /// <summary>False once it is deleted; it can be restored, and its scores stay.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Hash over what decides the scores.</summary>
    public ContentHash Hash => ContentHash.OfJson(new
    {
        v = 1,
        template = Template,
        system = SystemPrompt,
        criteria = Criteria,
        mode = NameOf<ReviewMode>.Of(Mode),
        scale = Scale,
        output = NameOf<ReviewOutput>.Of(Output),
        connection = Connection,
        model = DefaultModel,
    });
}

/// <summary>What one call of a judge sees.</summary>
public enum ReviewMode
{
    /// <summary>All responses, under labels that tell nothing, in one order and in its reverse.</summary>
    Listwise,

    /// <summary>One response.</summary>
    Pointwise,
}

/// <summary>The form that a judge's answer must have.</summary>
public enum ReviewOutput
{
    /// <summary>JSON held to a schema, where the server can.</summary>
    JsonSchema,

    /// <summary>JSON found in free text: for models that reason before they answer.</summary>
    JsonInText,
}

/// <summary>A scale of scores, higher is better.</summary>
/// <param name="Lowest">The worst.</param>
/// <param name="Highest">The best.</param>
public sealed record ScoreScale(double Lowest = 0, double Highest = 10);
