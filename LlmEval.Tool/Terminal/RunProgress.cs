using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;

namespace LlmEval.Tool.Terminal;

/// <summary>The state of a run as its events tell it: what the live block draws.</summary>
internal sealed class RunProgress(TimeProvider time)
{
    private readonly Dictionary<string, ModelProgress> models = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CaseFacts> cases = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> spent = new(StringComparer.Ordinal);
    private readonly long begun = time.GetTimestamp();

    /// <summary>The run, once it has begun.</summary>
    public RunRecord? Run { get; private set; }

    /// <summary>What came from an earlier run, or null.</summary>
    public TakenOver? TakenOver { get; private set; }

    /// <summary>What is being waited for before the run begins.</summary>
    public string Preparing { get; private set; } = "starting";

    /// <summary>The end, once it has come.</summary>
    public RunFinished? Finished { get; private set; }

    /// <summary>How far the judge is; null while none is at work.</summary>
    public JudgingProgress? Judging { get; private set; }

    /// <summary>How the judging ended; null while it has not, and where there is none.</summary>
    public JudgingReport? Judged { get; private set; }

    /// <summary>Why the run was not judged although its config has a judge; null otherwise.</summary>
    public string? NotJudged { get; private set; }

    /// <summary>How the run was published; null when it is not.</summary>
    public RunPublished? Published { get; private set; }

    /// <summary>How the run was tracked; null when it is not.</summary>
    public RunTracked? Tracked { get; private set; }

    /// <summary>What broke, if something did.</summary>
    public RunBroken? Broken { get; private set; }

    /// <summary>The budget as the run began; null when it has none.</summary>
    public BudgetState? Budget { get; private set; }

    /// <summary>What the answers so far cost this run.</summary>
    public IReadOnlyList<Money> Spent => [.. spent.Select(pair => new Money(pair.Value, pair.Key))];

    /// <summary>What is worth a look, in the order in which it was said.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>A line per model, in the config's order.</summary>
    public IReadOnlyCollection<ModelProgress> Models => models.Values;

    /// <summary>The finished cases by name: every run of a config lists them in the same order.</summary>
    public IReadOnlyList<CaseFacts> Cases => [.. cases.Values];

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(begun);

    /// <summary>Time to the end at the pace so far, or null while there is none to speak of.</summary>
    public TimeSpan? Remaining
    {
        get
        {
            var done = models.Values.Sum(model => model.Done);
            var planned = models.Values.Sum(model => model.Planned);
            return done == 0 ? null : Elapsed * ((planned - done) / (double)done);
        }
    }

    /// <summary>Takes an event in.</summary>
    public void Apply(RunEvent happened)
    {
        switch (happened)
        {
            case RunPreparing preparing:
                Preparing = preparing.Message;
                break;
            case RunStarted started:
                (Run, TakenOver, Budget) = (started.Run, started.TakenOver, started.Budget);
                foreach (var share in started.Models) models[share.Model] = new ModelProgress(share.Model, share.Samples);
                break;
            case SampleFinished sample:
                models[sample.Model].Count(sample.Sample.Outcome);
                if (sample.Sample is { FromCache: false, Cost: { } cost }) spent[cost.Currency] = spent.GetValueOrDefault(cost.Currency) + cost.Amount;
                break;
            case CaseFinished finished:
                cases[finished.Case.Name] = finished.Case;
                break;
            case RunFinished finished:
                (Run, Finished) = (finished.Run, finished);
                break;
            case JudgingStarted started:
                Judging = new JudgingProgress(started);
                break;
            case PairJudged pair:
                Judging!.Count(pair);
                foreach (var paid in pair.Paid) spent[paid.Currency] = spent.GetValueOrDefault(paid.Currency) + paid.Amount;
                break;
            case JudgingFinished judged:
                Judged = judged.Report;
                break;
            case JudgingSkipped skipped:
                NotJudged = skipped.Message;
                break;
            case RunPublished published:
                Published = published;
                break;
            case RunTracked tracked:
                Tracked = tracked;
                break;
            case RunWarning warning:
                Warnings.Add(warning.Message);
                break;
            case RunBroken broken:
                Broken = broken;
                break;
        }
    }
}

/// <summary>The samples of one model so far.</summary>
internal sealed class ModelProgress(string model, int planned)
{
    /// <summary>The model's id.</summary>
    public string Model { get; } = model;

    /// <summary>Samples planned.</summary>
    public int Planned { get; } = planned;

    /// <summary>Samples by how they count.</summary>
    public int Passed { get; private set; }

    /// <summary>Samples by how they count.</summary>
    public int Failed { get; private set; }

    /// <summary>Samples by how they count.</summary>
    public int NotMeasured { get; private set; }

    /// <summary>Samples that are stored.</summary>
    public int Done => Passed + Failed + NotMeasured;

    /// <summary>Counts one sample.</summary>
    public void Count(Outcome outcome)
    {
        switch (outcome.Classify())
        {
            case OutcomeClass.Right:
                Passed++;
                break;
            case OutcomeClass.Wrong:
                Failed++;
                break;
            default:
                NotMeasured++;
                break;
        }
    }
}
