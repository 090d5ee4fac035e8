namespace LlmEval.Review.Api.Lab.ReviewPrompts;

/// <summary>Review prompts as pages show them.</summary>
internal sealed class ReviewPromptPages
{
    public Task<IReadOnlyList<LabReviewPromptResponse>> ListAsync(LabActive active, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<LabReviewPromptResponse> ReadAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
