using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Pipeline;

/// <summary>Makes the summary of a run from the facts of its cases: live, or read back from the store.</summary>
public static class RunSummarizer
{
    /// <summary>A line per model × prompt variant that has cases, in the config's order.</summary>
    public static RunSummary Summarize(RunRecord run, IReadOnlyList<CaseFacts> cases)
    {
        var lines = cases.ToLookup(facts => (facts.Model, facts.Prompt));
        return new RunSummary
        {
            Models =
            [
                .. from model in run.Models
                   from prompt in run.Prompts
                   let own = lines[(model, prompt)].ToList()
                   where own.Count > 0
                   select Line(run, model, prompt, own),
            ],
            Cost = CostSummary.Of([.. cases.SelectMany(facts => facts.Samples)]),
            PlannedSamples = cases.Count * run.SamplesPerCase,
            MeasuredSamples = cases.Sum(facts => facts.Samples.Count(sample => sample.Outcome.IsMeasured())),
        };
    }

    private static ModelSummary Line(RunRecord run, string model, string prompt, List<CaseFacts> cases)
    {
        var samples = cases.SelectMany(facts => facts.Samples).ToList();
        var runTimes = samples.Where(sample => sample.RunTime is not null).Select(sample => sample.RunTime!.Value.TotalMilliseconds).ToList();
        var usages = samples.Select(sample => sample.Usage).OfType<TokenUsage>().ToList();
        return new ModelSummary
        {
            Model = model,
            Prompt = prompt,
            PassedCases = cases.Count(facts => facts.Verdict == CaseVerdict.Passed),
            FailedCases = cases.Count(facts => facts.Verdict == CaseVerdict.Failed),
            NotMeasuredCases = cases.Count(facts => facts.Verdict is null or CaseVerdict.NotMeasured),
            Outcomes = samples.CountBy(sample => sample.Outcome).OrderBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value),
            Metrics = [.. run.PassAt.Select(k => PassAtK.OverTasks(k, [.. cases.Select(Counts)]))],
            MeanRunTime = runTimes.Count == 0 ? null : TimeSpan.FromMilliseconds(runTimes.Average()),
            Usage = usages.Count == 0 ? null : usages.Aggregate((sum, next) => sum + next),
            Cost = CostSummary.Of(samples),
        };
    }

    private static TaskCounts Counts(CaseFacts facts) => new(
        facts.Samples.Count(sample => sample.Outcome.IsMeasured()),
        facts.Samples.Count(sample => sample.Outcome == Outcome.Passed));
}
