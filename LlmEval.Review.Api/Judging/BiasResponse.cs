using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Review;

namespace LlmEval.Review.Api.Judging;

/// <summary>The habits of a judge in a run.</summary>
/// <param name="Judge">The judge.</param>
/// <param name="Pairs">Pairs that it judged.</param>
/// <param name="Identical">Pairs with identical texts, a tie by rule: in none of the rates.</param>
/// <param name="Rates">The rates.</param>
internal sealed record BiasResponse(JudgeResponse Judge, int Pairs, int Identical, IReadOnlyList<BiasRateResponse> Rates);

/// <summary>A rate of the bias panel.</summary>
/// <param name="Name">Literal name, e.g. <c>flip</c>, <c>first_position</c>, <c>longer_wins</c>.</param>
/// <param name="Label">In words.</param>
/// <param name="Rate">The rate with its interval.</param>
/// <param name="NoBias">The value that means no bias; null where there is none.</param>
/// <param name="Reading">What it says in a word; null for nothing.</param>
internal sealed record BiasRateResponse(string Name, string Label, MetricResponse Rate, double? NoBias, string? Reading);

/// <summary>The judges of a run.</summary>
internal sealed record JudgeListResponse(IReadOnlyList<JudgeResponse> Items);
