namespace LlmEval.Review.Api.PromptLab;

/// <summary>Where the surface under <c>/lab/api</c> stands.</summary>
public sealed record PromptLabOptions
{
    /// <summary>Whether the surface also stands at <c>/api</c> and <c>/health</c>, as in the original. Default: false.</summary>
    public bool AtRoot { get; init; }
}
