using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Replay;

/// <summary>Provider <c>replay</c>: answers that were recorded earlier. Needs no key and no network, and is the same every time.</summary>
public sealed class ReplayProvider : IModelProvider
{
    /// <summary>The literal name.</summary>
    public const string LiteralName = ProviderNames.Replay;

    /// <inheritdoc />
    public string Name => LiteralName;

    /// <inheritdoc />
    public bool CanRetry => false;

    /// <inheritdoc />
    public IModelClient CreateClient(ModelOptions options)
    {
        var replay = (ReplayOptions)options.Provided;
        try
        {
            return new ReplayClient(ReplayFile.Open(replay.Path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ModelSetupException($"model '{options.Id}': cannot replay {replay.Path}: {problem.Message}");
        }
    }
}
