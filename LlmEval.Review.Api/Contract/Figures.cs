namespace LlmEval.Review.Api.Contract;

/// <summary>A metric with its interval.</summary>
/// <param name="Name">E.g. <c>pass@1</c>.</param>
/// <param name="Value">The point estimate; null when undefined, and <paramref name="Reason"/> says why.</param>
/// <param name="Lower">Lower bound; null when undefined.</param>
/// <param name="Upper">Upper bound; null when undefined.</param>
/// <param name="Level">Level of the interval, e.g. 0.95.</param>
/// <param name="Method">How the interval was made.</param>
/// <param name="N">Tasks (or other units) that it rests on.</param>
/// <param name="Reason">Why something is undefined or left out; null when there is nothing to say.</param>
internal sealed record MetricResponse(string Name, double? Value, double? Lower, double? Upper, double Level, string? Method, int N, string? Reason);

/// <summary>An amount of money.</summary>
/// <param name="Amount">Exact.</param>
/// <param name="Currency">ISO 4217 code.</param>
internal sealed record MoneyResponse(decimal Amount, string Currency);

/// <summary>What answers cost. Currencies are never added to each other.</summary>
/// <param name="All">What all answers cost when they were made, by currency.</param>
/// <param name="Paid">The part that was paid now: without what came from the cache.</param>
/// <param name="Unpriced">Answers whose cost is unknown.</param>
internal sealed record CostResponse(IReadOnlyList<MoneyResponse> All, IReadOnlyList<MoneyResponse> Paid, int Unpriced);

/// <summary>Tokens.</summary>
/// <param name="Input">Input, cached input included.</param>
/// <param name="CachedInput">The part of the input that came from the provider's cache.</param>
/// <param name="Output">Output, reasoning included.</param>
/// <param name="Reasoning">The part of the output that was reasoning.</param>
internal sealed record UsageResponse(long Input, long CachedInput, long Output, long Reasoning);

/// <summary>Cases by verdict.</summary>
/// <param name="Planned">All.</param>
/// <param name="Passed">Passed.</param>
/// <param name="Failed">Failed.</param>
/// <param name="NotMeasured">Done, and nothing is known of the model.</param>
/// <param name="Pending">Not done yet, or never to be done when the run is over.</param>
internal sealed record CaseCountsResponse(int Planned, int Passed, int Failed, int NotMeasured, int Pending);

/// <summary>A text, cut when it is very long.</summary>
/// <param name="Text">The text or its beginning; never cut inside a surrogate pair.</param>
/// <param name="LengthUtf16">UTF-16 code units of the whole.</param>
/// <param name="Truncated">Whether <paramref name="Text"/> is only the beginning.</param>
/// <param name="Rest">Path that gives the whole as text/plain; null when nothing is cut.</param>
internal sealed record TextResponse(string Text, int LengthUtf16, bool Truncated, string? Rest);
