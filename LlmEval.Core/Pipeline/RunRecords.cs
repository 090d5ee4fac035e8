using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Executing;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Core.Pipeline;

/// <summary>What is known of a run before it begins.</summary>
internal static class RunRecords
{
    /// <summary>The record of a run that starts now.</summary>
    public static RunRecord Begin(EvalPlan plan, SessionPorts ports, RunBase? origin) => new()
    {
        Id = RunId.New(),
        Kind = plan.Kind,
        Name = plan.Config.Name,
        ConfigPath = plan.Config.Path,
        ConfigYaml = plan.Config.UnexpandedYaml,
        ConfigHash = plan.Config.Hash,
        DatasetName = plan.Tasks.Name,
        DatasetHash = plan.Tasks.Hash,
        ToolVersion = ports.ToolVersion,
        GitCommit = ports.GitCommit,
        Host = Environment.MachineName,
        Sandbox = ports.Sandbox.Info,
        ConditionsKey = ExecutionCall.ConditionsKeyOf(
            ExecutionCall.Limits(plan.Config.Scoring, plan.Config.Sandbox), plan.Config.Dataset.Mode, ports.Sandbox.Info),
        Base = origin,
        Models = [.. plan.Config.Models.Select(model => model.Id)],
        Prompts = [.. plan.Config.Prompts.Select(prompt => prompt.Id)],
        SamplesPerCase = plan.Config.Samples,
        PassAt = plan.Config.Scoring.PassAt,
        PlannedCases = plan.Cases.Count,
        LeftOut = plan.LeftOut,
        StartedAt = ports.Time.GetUtcNow(),
    };

    /// <summary>How the cases are shared out over models.</summary>
    public static IReadOnlyList<ModelShare> Shares(EvalPlan plan) =>
    [
        .. plan.Config.Models
            .Select(model => (model.Id, Cases: plan.Cases.Where(planned => planned.Model.Id == model.Id).ToList()))
            .Where(share => share.Cases.Count > 0)
            .Select(share => new ModelShare(share.Id, share.Cases.Count, share.Cases.Sum(planned => planned.Samples))),
    ];
}
