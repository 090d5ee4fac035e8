using System.Net;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Assignments;
using LlmEval.Review.Api.Eval360;
using LlmEval.Review.Api.PromptLab;

namespace LlmEval.Review.Api;

/// <summary>Where and for whom the server listens.</summary>
public sealed record ReviewServerOptions
{
    /// <summary>The port that is served unless another one is asked for.</summary>
    public const int DefaultPort = 5080;

    /// <summary>The address. Default: loopback, where the user of this machine needs no login.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for any free one. Default 5080.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>
    /// The address that browsers know the server by, where a proxy stands before it; null: as it listens. With https, cookies are sent over
    /// https only.
    /// </summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>How long a pair is kept for a reviewer who does not renew it, more than zero. Default 15 minutes.</summary>
    public TimeSpan LeaseTime { get; init; } = PostgresReviewQueue.DefaultLeaseTime;

    /// <summary>Absolute path of the folder with the built web app. Default: beside the assembly.</summary>
    public string WebRoot { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Who may use the surface under <c>/eval360</c>, and where it stands.</summary>
    public Eval360Options Eval360 { get; init; } = new();

    /// <summary>Where the surface under <c>/lab/api</c> stands.</summary>
    public PromptLabOptions PromptLab { get; init; } = new();

    /// <summary>What the surfaces under <c>/assignments</c> work with.</summary>
    public AssignmentServers Assignments { get; init; } = new();

    /// <summary>How messages are sent to webhooks.</summary>
    public WebhookOptions Webhooks { get; init; } = new();

    /// <summary>The connections, prices and the budget of the prompt lab; null for the usual ones.</summary>
    public LabSettings? Lab { get; init; }

    /// <summary>Whether only this machine can reach the server.</summary>
    public bool IsLocal => IPAddress.IsLoopback(Address);
}
