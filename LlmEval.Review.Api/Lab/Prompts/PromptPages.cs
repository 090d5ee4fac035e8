namespace LlmEval.Review.Api.Lab.Prompts;

/// <summary>Prompts as pages show them.</summary>
internal sealed class PromptPages
{
    public Task<IReadOnlyList<LabPromptItemResponse>> ListAsync(string? query, LabActive active, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<LabPromptResponse> ReadAsync(string name, int? version, CancellationToken cancellationToken) => throw new NotImplementedException();
}
