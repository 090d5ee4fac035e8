using System.Globalization;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Statistics;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Paging;

namespace LlmEval.Review.Api.Runs;

/// <summary>Maps comparisons of two runs.</summary>
internal static class ComparisonMapping
{
    /// <summary>The comparison without its cases.</summary>
    public static ComparisonResponse Comparison(ComparedRuns compared, RunFigures a, RunFigures b)
    {
        var lines = compared.Comparison.Lines;
        return new ComparisonResponse
        {
            A = Side(compared.A, a),
            B = Side(compared.B, b),
            Comparable = !compared.Comparison.IsVoid,
            SameDataset = compared.A.DatasetHash == compared.B.DatasetHash,
            SameConfig = compared.A.ConfigHash == compared.B.ConfigHash,
            ConfigDifferences = compared.A.ConfigHash == compared.B.ConfigHash ? [] : ConfigDifferences.Between(compared.A.ConfigYaml, compared.B.ConfigYaml),
            Counts = Counts([.. lines.SelectMany(line => line.Cases)]),
            Lines = [.. lines.Select(line => Line(line, a.Summary, b.Summary))],
            Outcomes = Outcomes([.. lines.SelectMany(line => line.Cases)]),
        };
    }

    /// <summary>A page of the cases.</summary>
    /// <param name="compared">The comparison.</param>
    /// <param name="kinds">Which; none for all.</param>
    /// <param name="line">Of this line only; null for all.</param>
    /// <param name="after">Where the page begins.</param>
    /// <param name="size">How many.</param>
    /// <returns>The cases with the task that each is of, and the next cursor.</returns>
    public static Page<CaseChangeResponse> Cases(ComparedRuns compared, IReadOnlyCollection<CaseChangeKind> kinds, string? line, string? after, int size)
    {
        var start = Cursor.Read(after, 1) is [var key] ? int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : throw Cursor.Invalid() : 0;
        var wanted = compared.Comparison.Lines.Where(candidate => line is null || candidate.Name == line)
            .SelectMany(candidate => candidate.Cases.Select(change => (Line: candidate, Change: change)))
            .Where(item => kinds.Count == 0 || kinds.Contains(item.Change.Kind))
            .Skip(start).Take(size + 1).ToList();
        return new Page<CaseChangeResponse>(
            [.. wanted.Take(size).Select(item => Case(item.Line, item.Change, compared))], wanted.Count > size ? Cursor.Write($"{start + size}") : null);
    }

    private static ComparedRunResponse Side(RunRecord run, RunFigures figures) => new(
        run.Id.Value,
        run.Id.Short,
        run.Name,
        run.Status,
        run.StartedAt,
        run.Models.Count,
        figures.Summary.Models.Select(line => line.PassedCases + line.FailedCases + line.NotMeasuredCases).DefaultIfEmpty(0).Max(),
        run.SamplesPerCase,
        run.ConfigHash.Hex,
        run.DatasetHash.Hex,
        figures.Summary.Cost.ToResponse());

    private static ComparisonLineResponse Line(LineComparison line, RunSummary a, RunSummary b)
    {
        var (before, after) = (Find(a, line.Before), Find(b, line.After));
        return new ComparisonLineResponse
        {
            Name = line.Name,
            A = Column(line.Before),
            B = Column(line.After),
            Deterministic = line.IsDeterministic,
            Verdict = line.Verdict,
            Counts = Counts(line.Cases),
            Metrics = [.. line.Metrics.Select(Metric)],
            CostPerSample = new SidesResponse<IReadOnlyList<MoneyResponse>>(PerSample(before), PerSample(after)),
            MeanRunMs = new SidesResponse<double?>(before?.MeanRunTime?.TotalMilliseconds, after?.MeanRunTime?.TotalMilliseconds),
            NotMeasuredSamples = new SidesResponse<int>(line.NotMeasuredSamples.Before, line.NotMeasuredSamples.After),
        };
    }

    private static MetricDifferenceResponse Metric(MetricDifference metric) => new()
    {
        Name = metric.Name,
        Tasks = metric.Paired.Tasks,
        A = metric.Before,
        B = metric.After,
        Delta = new MetricResponse(
            metric.Name,
            metric.Paired.Overall.Mean,
            metric.Paired.Overall.Interval?.Lower,
            metric.Paired.Overall.Interval?.Upper,
            metric.Paired.Overall.Interval?.Level ?? ConfidenceInterval.DefaultLevel,
            metric.Paired.Overall.Interval?.Method,
            metric.Paired.Tasks,
            metric.Paired.Overall.Reason),
        Test = metric.Test.Method,
        P = metric.Test.PValue,
        MidP = metric.McNemar?.MidP.PValue,
        AdjustedP = metric.AdjustedP,
        Detectable = metric.Detectable.Effect,
        Power = metric.Detectable.Power,
        Verdict = metric.Verdict,
        Reason = metric.Test.Reason ?? metric.Paired.Overall.Reason,
    };

    private static PairedOutcomesResponse Outcomes(IReadOnlyList<CaseChange> cases)
    {
        var (broken, mended) = (Count(cases, CaseChangeKind.Broken), Count(cases, CaseChangeKind.Fixed));
        var (passing, failing) = (Count(cases, CaseChangeKind.StillPassing), Count(cases, CaseChangeKind.StillFailing));
        var test = broken + mended + passing + failing == 0 ? null : McNemar.Of(mended, broken);
        return new PairedOutcomesResponse(
            passing, broken, mended, failing, Count(cases, CaseChangeKind.NotMeasured), test?.Exact.PValue, test?.MidP.PValue);
    }

    private static CaseChangeResponse Case(LineComparison line, CaseChange change, ComparedRuns compared) => new(
        change.Task,
        null,
        line.Name,
        change.Kind,
        Result(change.Before, change.Task, line.Before, compared.A.SamplesPerCase),
        Result(change.After, change.Task, line.After, compared.B.SamplesPerCase),
        [.. change.Differing.Select(part => part.ToString())]);

    private static ComparedCaseResponse? Result(SnapshotCase? side, string task, LineName? line, int planned) => side is null || line is null ? null : new(
        $"{line.Model}/{task}" + (line.Prompt == PromptVariant.DefaultId ? "" : $"[{line.Prompt}]"),
        line.Model,
        line.Prompt,
        side.Verdict,
        Standing(side),
        side.Counts.Passed,
        side.Measured,
        planned);

    // The rule of CaseResult.Outcome: passed if the case passed, else the first that did not.
    private static Outcome Standing(SnapshotCase side) => side.Verdict == CaseVerdict.Passed
        ? Outcome.Passed
        : side.Outcomes.Where(outcome => outcome != Outcome.Passed).Cast<Outcome?>().FirstOrDefault() ?? Outcome.Cancelled;

    private static ModelSummary? Find(RunSummary summary, LineName? name) =>
        name is null ? null : summary.Models.FirstOrDefault(line => (line.Model, line.Prompt) == (name.Model, name.Prompt));

    private static MatrixColumnResponse? Column(LineName? name) => name is null ? null : new(name.Model, name.Prompt);

    private static IReadOnlyList<MoneyResponse> PerSample(ModelSummary? line) =>
        line is null || line.Outcomes.Values.Sum() is 0 ? [] : [.. line.Cost.All.Select(money => new MoneyResponse(money.Amount / line.Outcomes.Values.Sum(), money.Currency))];

    private static Dictionary<string, int> Counts(IReadOnlyList<CaseChange> cases) =>
        NameOf<CaseChangeKind>.All.ToDictionary(name => name, name => Count(cases, NameOf<CaseChangeKind>.Parse(name)), StringComparer.Ordinal);

    private static int Count(IReadOnlyList<CaseChange> cases, CaseChangeKind kind) => cases.Count(change => change.Kind == kind);
}
