using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Pipeline.Assignments.Building;

/// <summary>Who a builder is and what it keeps to.</summary>
public sealed record BuilderSettings
{
    /// <summary>The name under which its jobs are stored: several builders may share a database.</summary>
    public required string Name { get; init; }

    /// <summary>The secret that it shares with its instructor; null: it takes no tasks.</summary>
    public Secret? Secret { get; init; }

    /// <summary>Who it is to its instructor; null: whoever has the secret may say.</summary>
    public string? Email { get; init; }

    /// <summary>Who stands in the licence.</summary>
    public string Holder { get; init; } = "The authors";

    /// <summary>Within what time of a request the instructor has to be told. Default: 10 minutes.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one attempt to tell the instructor may take. Default: 30 s.</summary>
    public TimeSpan NoticeTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Jobs that are worked on at once. Default: 4.</summary>
    public int Concurrency { get; init; } = 4;
}
