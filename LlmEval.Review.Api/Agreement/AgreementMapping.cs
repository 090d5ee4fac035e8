using LlmEval.Core.Agreement;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Statistics;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Review;

namespace LlmEval.Review.Api.Agreement;

/// <summary>Maps agreement.</summary>
internal static class AgreementMapping
{
    private const string FiveWay = "five_way";
    private const string Winner = "winner";

    /// <summary>The page of one judge.</summary>
    public static AgreementResponse Report(AgreementReport report, JudgeRecord? record, string method, int toAdjudicate)
    {
        var judge = record is null ? null : report.Judges.First(known => known.Judge == record.Hash);
        return new AgreementResponse
        {
            Judge = record is null ? null : JudgmentMapping.Judge(record),
            JudgeHumanItems = judge?.Human.Items ?? 0,
            HumanHumanItems = report.HumanHuman.Items,
            BlindVotes = report.BlindVotes,
            Method = method,
            Measures = Measures(judge?.Human, report.HumanHuman),
            Difference = judge is null ? null : Difference(judge.AgainstHumanHuman),
            Confusion = judge is null ? null : Confusion(judge),
            Reliability = judge is null ? null : Reliability(judge.StatedConfidence),
            JudgeAgainstTests = judge is null ? null : judge.AgainstTests.Accuracy.ToResponse("against_tests", judge.AgainstTests.Verdicts),
            HumanAgainstTests = report.HumanAgainstTests.Accuracy.ToResponse("against_tests", report.HumanAgainstTests.Verdicts),
            Categories = [.. (judge?.Categories ?? report.HumanHumanCategories).OrderByDescending(category => category.Marked).Select(Category)],
            AcceptRate = judge?.AcceptRate.Rate.ToResponse("accept_rate", judge.AcceptRate.Suggestions),
            ToAdjudicate = toAdjudicate,
        };
    }

    private static AgreementMeasureResponse[] Measures(AgreementFigures? judge, AgreementFigures human) =>
    [
        Measure("raw", FiveWay, judge?.RawFiveWay, human.RawFiveWay),
        Measure("raw", Winner, judge?.RawWinner, human.RawWinner),
        Measure("cohen_kappa", FiveWay, judge?.KappaFiveWay, human.KappaFiveWay),
        Measure("cohen_kappa", Winner, judge?.KappaWinner, human.KappaWinner),
        Measure("krippendorff_alpha", FiveWay, judge?.AlphaFiveWay, human.AlphaFiveWay),
        Measure("krippendorff_alpha", Winner, judge?.AlphaWinner, human.AlphaWinner),
        Measure("gwet_ac1", FiveWay, judge?.Ac1FiveWay, human.Ac1FiveWay),
        Measure("gwet_ac1", Winner, judge?.Ac1Winner, human.Ac1Winner),
    ];

    private static AgreementMeasureResponse Measure(string name, string scale, RaterAgreement? judge, RaterAgreement human) =>
        new(name, scale, judge is null ? null : Metric(judge, name), Metric(human, name));

    private static MetricResponse Metric(RaterAgreement agreement, string name) =>
        new Estimate { Value = agreement.Value, Interval = agreement.Interval, Reason = agreement.Reason }.ToResponse(name, agreement.Items);

    private static AgreementDifferenceResponse Difference(KappaDifference difference) => new(
        difference.Difference.ToResponse("cohen_kappa", difference.Pairs),
        difference.Detectable,
        difference.Difference.Interval is { } interval && (interval.Lower > 0 || interval.Upper < 0));

    private static ConfusionResponse Confusion(JudgeAgreement judge) => new(
        judge.Confusion.Judge,
        judge.Confusion.Human,
        judge.Confusion.Votes,
        judge.Confusion.Votes.Index().Sum(row => judge.Confusion.Human.Index().Where(column => column.Item == judge.Confusion.Judge[row.Index]).Sum(column => row.Item[column.Index])),
        judge.Human.Opposite.ToResponse("opposite", judge.Human.Items));

    private static ReliabilityResponse Reliability(ConfidenceCalibration calibration) => new(
        new CalibrationResponse(calibration.Status == CalibrationStatus.Calibrated, calibration.Votes, ConfidenceCalibration.VotesNeeded),
        [.. calibration.Raw.Bins.Select(bin => new ReliabilityBinResponse(bin.Lower, bin.Upper, bin.MeanProbability, bin.Observed.ToResponse("agreement", bin.Count)))],
        calibration.Raw.ExpectedCalibrationError,
        calibration.Raw.Brier.Value);

    private static CategoryAgreementResponse Category(CategoryAgreement category) => new(category.Category, Metric(category.Kappa, "cohen_kappa"), category.Marked);
}
