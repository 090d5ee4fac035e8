namespace LlmEval.Core.Domain.Models;

/// <summary>A call that brought no answer, through no fault of the model.</summary>
public sealed record ModelError
{
    /// <summary>The kind of failure.</summary>
    public required ModelErrorKind Kind { get; init; }

    /// <summary>What happened, in words fit to show; secrets are redacted.</summary>
    public required string Message { get; init; }

    /// <summary>The HTTP status, where there was one.</summary>
    public int? Status { get; init; }

    /// <summary>How long the provider asked to wait, where it did.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the call certainly never reached the provider: nobody can have been asked to pay for it.</summary>
    public bool NeverSent { get; init; }

    /// <summary>
    /// Whether the provider may charge for the call all the same: it was sent, and cut or not understood before its bill came. Calls that
    /// fail by their status are free.
    /// </summary>
    public bool MayBeCharged => Status is null && !NeverSent && (Kind is ModelErrorKind.Timeout or ModelErrorKind.Connection or ModelErrorKind.Malformed);

    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient => Kind is ModelErrorKind.RateLimited or ModelErrorKind.Timeout or ModelErrorKind.Connection
        or ModelErrorKind.Server or ModelErrorKind.Malformed;

    /// <summary>Whether the provider has too much to do: too many calls (429), no capacity (503, and 529 at Anthropic).</summary>
    public bool IsOverload => Kind == ModelErrorKind.RateLimited || (Kind == ModelErrorKind.Server && Status is 503 or 529);

    /// <summary>The kind that a failed HTTP call has by its status alone, for any status that is no success.</summary>
    public static ModelErrorKind KindOf(int status) => status switch
    {
        401 or 402 or 403 => ModelErrorKind.Authentication,
        408 => ModelErrorKind.Timeout,
        429 => ModelErrorKind.RateLimited,
        >= 500 => ModelErrorKind.Server,
        _ => ModelErrorKind.InvalidRequest,
    };
}

/// <summary>Kinds of <see cref="ModelError"/>.</summary>
public enum ModelErrorKind
{
    /// <summary>Too many calls (429).</summary>
    RateLimited,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The connection failed or was cut.</summary>
    Connection,

    /// <summary>The provider failed (5xx).</summary>
    Server,

    /// <summary>The answer could not be read.</summary>
    Malformed,

    /// <summary>Key missing, wrong or without the right (401, 403), or no quota or credit left (402, 429 of that kind).</summary>
    Authentication,

    /// <summary>The provider does not take the call as it is (other 4xx).</summary>
    InvalidRequest,

    /// <summary>A replay has no answer for this task and sample.</summary>
    NotRecorded,

    /// <summary>The command could not be started or exited with an error.</summary>
    CommandFailed,

    /// <summary>The call was not made: it might have cost more than is left of the budget. Never the outcome of a sample.</summary>
    BudgetReached,
}
