using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Runs;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Experiments;

/// <summary>Experiments.</summary>
internal static class ExperimentSurface
{
    private const int DefaultLimit = 100;
    private const int LargestLimit = 1000;

    /// <summary>Maps <c>/experiments</c> but what begins new ones.</summary>
    public static void MapExperiments(this RouteGroupBuilder api)
    {
        api.MapGet("/experiments", ListAsync);
        api.MapGet("/experiments/{id}", GetAsync);
        api.MapPut("/experiments/{id}/acceptability", MarkAsync).ForReviewers();
        api.MapDelete("/experiments/delete-by-prompt/{prompt}", DeleteAsync);
    }

    private static async Task<IReadOnlyList<ExperimentBody>> ListAsync(LabInput input, ILabExperiments experiments, CancellationToken cancellationToken)
    {
        var filter = new ExperimentFilter
        {
            Prompt = input.Words("prompt_name"),
            Config = input.Words("config_name"),
            SuccessOnly = input.Fields.Boolean("success_only") ?? false,
            Limit = (int)(input.Fields.Long("limit", 1, LargestLimit) ?? DefaultLimit),
            Offset = input.Fields.Int("offset", least: 0) ?? 0,
        };
        input.Check();
        return [.. (await experiments.ReadAsync(filter, cancellationToken)).Select(ExperimentBody.Of)];
    }

    private static async Task<ExperimentBody> GetAsync(string id, ILabExperiments experiments, CancellationToken cancellationToken) =>
        ExperimentIds.Read(id) is { } known && await experiments.FindAsync(known, cancellationToken) is { } experiment
            ? ExperimentBody.Of(experiment)
            : throw ExperimentIds.NotFound();

    private static async Task<Marked> MarkAsync(
        string id, LabInput input, CurrentUser user, ILabExperiments experiments, LabChanges changes, CancellationToken cancellationToken)
    {
        if (input.Fields.IsNull("is_acceptable")) input.Fields.Refuse("is_acceptable", "missing", "Field required");
        var isAcceptable = input.Fields.Boolean("is_acceptable") ?? true;
        input.Check();
        if (ExperimentIds.Read(id) is not { } known || await experiments.FindAsync(known, cancellationToken) is not { } experiment) throw ExperimentIds.NotFound();
        await experiments.SetAcceptableAsync(known, isAcceptable, user.User.Name, cancellationToken);
        changes.Tell(experiment.Prompt, experiment.Run, experiment.Session);
        return new Marked(Success: true, id, isAcceptable);
    }

    // The original leaves runs behind without experiments; ours go with them, and nothing is left that speaks of what is gone.
    private static async Task<PromptCleared> DeleteAsync(
        string prompt, CurrentUser user, ILabRuns runs, LabJournal journal, LabChanges changes, CancellationToken cancellationToken)
    {
        var all = await runs.ListRunsAsync(prompt, cancellationToken);
        RunDeletion.RequireRest(all);
        var gone = await runs.DeleteRunsAsync([.. all.Select(run => run.Id)], cancellationToken);
        foreach (var run in all) await journal.NoteAsync(user, "lab.run.delete", run.Id, cancellationToken, $"with all runs of prompt {prompt}");
        changes.Tell(prompt, run: null, session: null);
        return new PromptCleared(
            gone.Experiments > 0 ? "deleted" : "no_experiments", prompt, gone.Experiments, gone.ManualScores, gone.AiScores, gone.Batches, gone.Rankings, gone.Runs);
    }

    private sealed record Marked(bool Success, string ExperimentId, bool IsAcceptable);

    private sealed record PromptCleared(
        string Status,
        string PromptName,
        int DeletedExperiments,
        int DeletedEvaluations,
        int DeletedAiEvaluations,
        int DeletedAiBatches,
        int DeletedHumanRankings,
        int DeletedRuns);
}

/// <summary>Ids of experiments as clients write them.</summary>
internal static class ExperimentIds
{
    /// <summary>Reads one; null for what cannot be one.</summary>
    public static SampleId? Read(string text) => Guid.TryParse(text, out var id) ? new SampleId(id) : null;

    /// <summary>There is no such experiment, in the original's words.</summary>
    public static CompatException NotFound() => CompatException.NotFound("Experiment not found");
}
