namespace LlmEval.Review.Api.About;

/// <summary>What this server is.</summary>
/// <param name="Version">Of the tool, with its commit.</param>
/// <param name="Database">Where the data is.</param>
/// <param name="DatabaseIsEmbedded">Whether the tool itself runs it.</param>
/// <param name="Local">Whether it serves this machine only, without a login.</param>
/// <param name="Runs">Runs in the database.</param>
/// <param name="Tracking">How tracking stands.</param>
internal sealed record AboutResponse(string Version, string Database, bool DatabaseIsEmbedded, bool Local, int Runs, TrackingStateResponse Tracking);

/// <summary>What has not arrived on tracking servers yet.</summary>
/// <param name="Pending">Runs that are still to be sent.</param>
/// <param name="Items">The oldest of them, at most 50.</param>
internal sealed record TrackingStateResponse(int Pending, IReadOnlyList<PendingTrackingResponse> Items);

/// <summary>A run that is still to be sent.</summary>
internal sealed record PendingTrackingResponse(Guid Run, string Tracker, string Server, string Experiment, int Attempts, string? LastError);

/// <summary>The price list that comes with the tool.</summary>
internal sealed record PriceListResponse(IReadOnlyList<PriceResponse> Items);

/// <summary>A line of a price list; amounts are per million tokens.</summary>
internal sealed record PriceResponse(
    string? Provider, string Pattern, string Currency, decimal Input, decimal CachedInput, decimal Output, DateOnly? Effective, string Source);

/// <summary>Whether the server can work.</summary>
/// <param name="Status"><c>ok</c>, or what is wrong.</param>
internal sealed record HealthResponse(string Status);
