using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Prompts;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Reads and checks what is asked for, before anything is stored or paid for.</summary>
internal sealed class LabAsking(LabPorts ports)
{
    /// <summary>Reads what a run asks.</summary>
    /// <exception cref="LabNotFoundException">Something of it is not there.</exception>
    /// <exception cref="LabRefusedException">Something of it cannot be used.</exception>
    public async Task<LabAsked> ReadAsync(string promptName, IReadOnlyList<string> configNames, string? reviewPrompt, CancellationToken cancellationToken)
    {
        var prompt = await ReadPromptAsync(promptName, cancellationToken);
        // Refuses what has no value.
        PromptRendering.Render(prompt);
        var configs = configNames.Count == 0 ? await ports.Catalogue.ListConfigsAsync(activeOnly: true, cancellationToken) : await ReadConfigsAsync(configNames, cancellationToken);
        if (configs.Count == 0) throw new LabRefusedException("No active configs found: make one, or restore one, before anything can be run.");
        foreach (var config in configs) await CheckAsync($"config '{config.Name}'", ports.Models.ModelOf(config));
        var review = reviewPrompt is null ? null : await ReadReviewPromptAsync(reviewPrompt, model: null, cancellationToken);
        return new LabAsked(prompt, configs, review);
    }

    /// <summary>Makes the batch of a scoring.</summary>
    /// <exception cref="LabNotFoundException">Something of it is not there.</exception>
    /// <exception cref="LabRefusedException">Something of it cannot be used, or there is nothing to score.</exception>
    public async Task<AiBatch> ReadBatchAsync(LabJudgingRequest request, CancellationToken cancellationToken)
    {
        var review = await ReadReviewPromptAsync(request.ReviewPrompt, request.Model, cancellationToken);
        if (request.Run is { } id)
        {
            var run = await ports.Runs.FindRunAsync(id, cancellationToken) ?? throw new LabNotFoundException($"Run not found: {id}");
            if (run.Prompt != request.Prompt) throw new LabRefusedException($"Run {id} is of prompt '{run.Prompt}', not of '{request.Prompt}'.");
            if (!run.Status.IsAtRest()) throw new LabRefusedException($"Run {id} is still {(run.Status == LabRunStatus.Judging ? "being scored" : "being made")}: wait until it is at rest, or cancel it.");
        }
        else if (await ports.Catalogue.FindPromptAsync(request.Prompt, version: null, cancellationToken) is null)
        {
            throw new LabNotFoundException($"Prompt not found: {request.Prompt}");
        }

        return await NewBatchAsync(request.Prompt, request.Run, review, request.Model, cancellationToken);
    }

    /// <summary>A new batch over all experiments with an answer.</summary>
    /// <exception cref="LabRefusedException">There are none.</exception>
    public async Task<AiBatch> NewBatchAsync(string prompt, string? run, ReviewPrompt review, string? model, CancellationToken cancellationToken)
    {
        var facts = await ports.Experiments.ReadFactsAsync(new ExperimentFilter { Prompt = prompt, Run = run, SuccessOnly = true }, cancellationToken);
        if (facts.Count == 0) throw new LabRefusedException($"No successful experiments found for prompt: {prompt}{(run is null ? "" : $" in run {run}")}");
        return new AiBatch
        {
            Id = Guid.CreateVersion7(),
            Prompt = prompt,
            Run = run,
            ReviewPrompt = review.Id,
            ReviewPromptVersion = review.Version,
            JudgeModel = model ?? review.DefaultModel,
            Status = AiBatchStatus.Running,
            Experiments = [.. facts.Select(fact => fact.Id).OrderBy(id => id.Value)],
            StartedAt = ports.Time.GetUtcNow(),
        };
    }

    /// <summary>A review prompt that can be used now.</summary>
    public async Task<ReviewPrompt> ReadReviewPromptAsync(string id, string? model, CancellationToken cancellationToken)
    {
        var review = await ports.Catalogue.FindReviewPromptAsync(id, version: null, cancellationToken) ?? throw new LabNotFoundException($"Review prompt not found: {id}");
        if (!review.IsActive) throw new LabRefusedException($"Review prompt '{review.Name}' is deleted: restore it first.");
        await CheckAsync($"review prompt '{review.Name}'", ports.Models.JudgeOf(review, model));
        return review;
    }

    private async Task<LabPrompt> ReadPromptAsync(string name, CancellationToken cancellationToken)
    {
        var prompt = await ports.Catalogue.FindPromptAsync(name, version: null, cancellationToken) ?? throw new LabNotFoundException($"Prompt not found: {name}");
        return prompt.IsActive ? prompt : throw new LabRefusedException($"Prompt '{name}' is deleted: restore it first.");
    }

    private async Task<IReadOnlyList<LabConfig>> ReadConfigsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var configs = new List<LabConfig>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var config = await ports.Catalogue.FindConfigAsync(name, version: null, cancellationToken) ?? throw new LabNotFoundException($"Config not found: {name}");
            configs.Add(config.IsActive ? config : throw new LabRefusedException($"Config '{name}' is deleted: restore it first."));
        }

        return configs;
    }

    // A model that cannot be called is found out now, and not by the first of many calls.
    private async Task CheckAsync(string what, LabModel model)
    {
        if (ports.Settings.MaxCostUsd is not null && model.Options.Provided.IsMetered)
        {
            var price = ports.Settings.Prices.Find(model.Options, ports.Time.GetUtcNow());
            if (price is not { Currency: TokenPrice.Usd })
                throw new LabRefusedException($"{what}: the price of '{model.Options.Model}' in USD is not known, and {LabSettings.FileName} sets max_cost_usd: add it to the price list.");
            if (model.Options.Parameters.MaxOutputTokens is null)
                throw new LabRefusedException($"{what}: without max_output_tokens nobody knows what a call can cost, and {LabSettings.FileName} sets max_cost_usd: set it.");
        }

        try
        {
            await ports.Models.CreateClient(model, budget: null).DisposeAsync();
        }
        catch (ModelSetupException problem)
        {
            throw new LabRefusedException($"{what}: {problem.Message}");
        }
    }
}
