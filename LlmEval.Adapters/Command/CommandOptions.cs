using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Command;

/// <summary>A program that answers: the prompt on its stdin, the response on its stdout.</summary>
public sealed record CommandOptions : ProviderOptions
{
    /// <summary>Program and arguments; no shell sees them. A program with a slash is relative to the config's folder.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Absolute path of the folder that it runs in: the config's.</summary>
    public required string WorkingDirectory { get; init; }

    /// <inheritdoc />
    public override bool IsMetered => false;
}
