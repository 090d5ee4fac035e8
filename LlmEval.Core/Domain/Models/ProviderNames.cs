namespace LlmEval.Core.Domain.Models;

/// <summary>Providers that the rules of this project speak of; all others are known to the adapters alone.</summary>
public static class ProviderNames
{
    /// <summary>Plays recorded answers back: the same request always has the same answer.</summary>
    public const string Replay = "replay";
}
