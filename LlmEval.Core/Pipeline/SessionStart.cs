using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline;

/// <summary>What a session begins with. The default begins with nothing and shares answers with other runs.</summary>
public sealed record SessionStart
{
    /// <summary>The run that it starts from, or null.</summary>
    public RunBase? Base { get; init; }

    /// <summary>How it uses answers of other runs.</summary>
    public CachePolicy Cache { get; init; } = CachePolicy.Use;
}
