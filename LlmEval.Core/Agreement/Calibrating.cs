using LlmEval.Core.Domain.Review;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Agreement;

/// <summary>Holds a judge's confidence against what people say.</summary>
internal static class Calibrating
{
    /// <summary>Of items whose first verdict is the judge's and whose second is a person's.</summary>
    /// <param name="items">The items.</param>
    /// <param name="confidence">The confidence in question; votes on verdicts without one are left out.</param>
    public static ConfidenceCalibration Of(IReadOnlyList<Item> items, Func<Judgment, double?> confidence)
    {
        List<(string Task, Forecast Forecast)> votes =
        [
            .. from item in items
               let stated = confidence(item.Verdicts[0])
               where stated is not null
               select (item.Task, new Forecast(stated.Value, Scales.OnWinner(item.Verdicts[0]) == Scales.OnWinner(item.Verdicts[1]))),
        ];
        var folds = FoldsOf(votes);
        var result = new ConfidenceCalibration
        {
            Votes = votes.Count,
            Status = CalibrationStatus.Uncalibrated,
            Raw = Calibration.Of([.. votes.Select(vote => vote.Forecast)]),
        };
        if (votes.Count < ConfidenceCalibration.VotesNeeded)
            return result with { Reason = $"{votes.Count} of {ConfidenceCalibration.VotesNeeded} blind votes" };
        if (folds.Values.Distinct().Count() < 2) return result with { Reason = "every vote is on the same task" };

        return result with
        {
            Status = CalibrationStatus.Calibrated,
            CrossFitted = Calibration.Of(CrossFit(votes, folds)),
            Map = [.. IsotonicRegression.Fit([.. votes.Select(vote => vote.Forecast)]).Knots.Select(knot => new CalibrationPoint(knot.X, knot.Y))],
        };
    }

    private static List<Forecast> CrossFit(List<(string Task, Forecast Forecast)> votes, Dictionary<string, int> folds)
    {
        var fitted = new List<Forecast>(votes.Count);
        foreach (var fold in votes.GroupBy(vote => folds[vote.Task]))
        {
            var map = IsotonicRegression.Fit([.. votes.Where(vote => folds[vote.Task] != fold.Key).Select(vote => vote.Forecast)]);
            fitted.AddRange(fold.Select(vote => vote.Forecast with { Probability = map.At(vote.Forecast.Probability) }));
        }

        return fitted;
    }

    // By the order of the tasks' hashes: as good as drawn, and the same every time.
    private static Dictionary<string, int> FoldsOf(IEnumerable<(string Task, Forecast Forecast)> votes) =>
        votes.Select(vote => vote.Task).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((task, place) => (task, place))
            .ToDictionary(entry => entry.task, entry => entry.place % ConfidenceCalibration.Folds, StringComparer.Ordinal);
}
