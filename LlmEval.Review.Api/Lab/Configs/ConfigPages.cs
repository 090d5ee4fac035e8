namespace LlmEval.Review.Api.Lab.Configs;

/// <summary>Configs as pages show them.</summary>
internal sealed class ConfigPages
{
    public Task<IReadOnlyList<LabConfigResponse>> ListAsync(LabActive active, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<LabConfigHistoryResponse> ReadAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();
}
