using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Experiments;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Ranking;

/// <summary>Orders that people save.</summary>
internal static class RankingSurface
{
    /// <summary>Maps <c>/rankings</c>.</summary>
    public static void MapRankings(this RouteGroupBuilder api)
    {
        api.MapPost("/rankings", AddAsync).WithLists("ranked_experiment_ids").ForReviewers();
        api.MapGet("/rankings/prompt/{name}", ListAsync);
    }

    private static async Task<RankingListBody> ListAsync(string name, LabEvidenceReader reader, CancellationToken cancellationToken)
    {
        var evidence = await reader.ReadAsync(name, cancellationToken);
        return new RankingListBody(name, evidence.Rankings.Count, RankingMapping.Of(evidence.Rankings, evidence));
    }

    private static async Task<RankingBody> AddAsync(
        LabInput input, CurrentUser user, LabEvidenceReader reader, ILabScoring scoring, LabChanges changes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (prompt, batch) = (input.RequiredWords("prompt_name"), input.Words("based_on_ai_batch_id"));
        var ids = ReadIds(input);
        var seconds = input.Fields.Number("time_spent_seconds", least: 0, most: TimeSpan.FromDays(365).TotalSeconds) ?? 0;
        var (evaluator, notes) = (Evaluators.NameOf(user, input), input.Words("notes"));
        input.Check();
        var evidence = await reader.ReadAsync(prompt, cancellationToken);
        var ranked = Ranked(ids, prompt, evidence);
        var ranking = new HumanRanking
        {
            Id = Guid.CreateVersion7(),
            Prompt = prompt,
            Run = ranked.Select(fact => fact.Run).Distinct(StringComparer.Ordinal).ToList() is [var run] ? run : null,
            Evaluator = evaluator,
            Groups = [.. ranked.Select(fact => new[] { fact.Id })],
            // One that is not there is passed over, as in the original.
            BasedOnBatch = evidence.Batches.FirstOrDefault(known => Guid.TryParse(batch, out var id) && known.Id == id)?.Id,
            Notes = notes,
            ActiveTime = TimeSpan.FromSeconds(seconds),
            CreatedAt = clock.GetUtcNow(),
        };
        PageLoad.Refuse(ranking, evidence);
        await scoring.AddRankingAsync(ranking, cancellationToken);
        changes.Tell(prompt, ranking.Run, session: null);
        return RankingMapping.Of([ranking], evidence)[0];
    }

    private static IReadOnlyList<string> ReadIds(LabInput input)
    {
        var ids = input.Fields.RequiredTexts("ranked_experiment_ids");
        if (ids.Count == 0 && !input.Fields.IsNull("ranked_experiment_ids")) input.Fields.Refuse("ranked_experiment_ids", "too_short", "List should have at least 1 item after validation, not 0");
        if (ids.Distinct(StringComparer.OrdinalIgnoreCase).Count() < ids.Count) input.Fields.Refuse("ranked_experiment_ids", "value_error", "Input should name each experiment once");
        return ids;
    }

    // The original keeps whatever it is sent, also ids of nothing.
    private static List<ExperimentFacts> Ranked(IReadOnlyList<string> ids, string prompt, LabEvidence evidence)
    {
        var known = evidence.Experiments.ToDictionary(fact => fact.Id);
        return [.. ids.Select(id => ExperimentIds.Read(id) is { } sample && known.TryGetValue(sample, out var fact) ? fact
            : throw CompatException.NotFound($"Experiment not found: {id}, of prompt: {prompt}"))];
    }
}
