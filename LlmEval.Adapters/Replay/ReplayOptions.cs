using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Replay;

/// <summary>Answers that were recorded earlier.</summary>
public sealed record ReplayOptions : ProviderOptions
{
    /// <summary>Absolute path of the JSONL file (also .gz).</summary>
    public required string Path { get; init; }

    /// <inheritdoc />
    public override bool IsMetered => false;
}
