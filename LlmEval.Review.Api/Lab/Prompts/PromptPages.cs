using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Prompts;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Lab.Comparing;

namespace LlmEval.Review.Api.Lab.Prompts;

/// <summary>Prompts as pages show them.</summary>
internal sealed class PromptPages(ILabCatalogue catalogue, ILabRuns runs, ILabScoring scoring, LabEvidenceReader evidence, PromptReading reading)
{
    /// <summary>Prompts, newest first, with what became of them.</summary>
    /// <param name="query">A part of name, description, category or a tag, in any case; null for all.</param>
    /// <param name="active">Whether those that are deleted are wanted.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<LabPromptItemResponse>> ListAsync(string? query, LabActive active, CancellationToken cancellationToken)
    {
        var prompts = await catalogue.ListPromptsAsync(activeOnly: active == LabActive.Yes, cancellationToken);
        var wanted = prompts.Where(prompt => active.Includes(prompt.IsActive) && Matches(prompt, query)).ToList();
        var seen = await evidence.ReadAllAsync(cancellationToken);
        var runsOf = (await runs.ListRunsAsync(prompt: null, cancellationToken)).ToLookup(run => run.Prompt);
        var weights = await catalogue.ReadWeightsAsync(cancellationToken);
        var judging = await scoring.ReadJudgingCostsAsync(cancellationToken);
        return [.. wanted.Select(prompt => Item(
            prompt,
            [.. runsOf[prompt.Name]],
            seen.Of(prompt.Name),
            weights.GetValueOrDefault(prompt.Name, new RankingWeights()),
            judging.GetValueOrDefault(prompt.Name, new JudgingCost(0, 0, 0))))];
    }

    /// <summary>A prompt in full.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version; null for the latest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<LabPromptResponse> ReadAsync(string name, int? version, CancellationToken cancellationToken)
    {
        var prompt = await reading.FindAsync(name, cancellationToken, version);
        var latest = version is null ? prompt : await reading.FindAsync(name, cancellationToken);
        return new LabPromptResponse
        {
            Name = prompt.Name,
            Version = prompt.Version,
            Description = prompt.Description,
            Category = prompt.Category,
            Tags = prompt.Tags,
            Messages = prompt.Messages.ToResponse(),
            Variables = PromptVariables.In(prompt.Messages),
            Rows = prompt.Rows.ToResponse(),
            Metadata = prompt.Metadata,
            IsActive = prompt.IsActive,
            CreatedAt = prompt.CreatedAt,
            UpdatedAt = prompt.UpdatedAt,
            Versions = [.. (await catalogue.ListPromptVersionsAsync(name, cancellationToken)).Select(known => new LabVersionResponse(known.Version, known.VersionedAt))],
            Listed = Item(
                latest,
                await runs.ListRunsAsync(name, cancellationToken),
                await evidence.ReadAsync(name, cancellationToken),
                await catalogue.WeightsOfAsync(name, cancellationToken),
                await scoring.ReadJudgingCostAsync(name, cancellationToken)),
        };
    }

    private static LabPromptItemResponse Item(LabPrompt prompt, IReadOnlyList<LabRun> runs, LabEvidence evidence, RankingWeights weights, JudgingCost judging)
    {
        var cost = CostSum.Of(evidence.Experiments) + CostSum.Of(judging);
        return new LabPromptItemResponse
        {
            Name = prompt.Name,
            Version = prompt.Version,
            Description = prompt.Description,
            Category = prompt.Category,
            Tags = prompt.Tags,
            IsActive = prompt.IsActive,
            Status = StatusOf(evidence),
            IsRunning = runs.Any(run => !run.Status.IsAtRest()) || evidence.Batches.Any(batch => !batch.Status.IsAtRest()),
            RecommendedConfig = runs.FirstOrDefault(run => run.Status.IsAtRest()) is { } rested ? Recommending.NameIn(rested, evidence.OfRun(rested.Id), weights) : null,
            LastRunAt = runs.Count == 0 ? null : runs[0].StartedAt,
            TotalCostUsd = cost.Usd,
            Unpriced = cost.Unpriced,
            Experiments = evidence.Experiments.Count,
            Runs = runs.Count,
            Rows = prompt.Rows.Count,
            UpdatedAt = prompt.UpdatedAt,
        };
    }

    private static LabPromptStatus StatusOf(LabEvidence evidence) => evidence switch
    {
        { Rankings.Count: > 0 } => LabPromptStatus.UserRanked,
        { AiScores.Count: > 0 } => LabPromptStatus.AiEvaluated,
        { Experiments.Count: > 0 } => LabPromptStatus.ResultsReady,
        _ => LabPromptStatus.NotRun,
    };

    private static bool Matches(LabPrompt prompt, string? query)
    {
        IEnumerable<string?> texts = [prompt.Name, prompt.Description, prompt.Category, .. prompt.Tags];
        return string.IsNullOrWhiteSpace(query) || texts.Any(text => text?.Contains(query.Trim(), StringComparison.OrdinalIgnoreCase) is true);
    }
}
