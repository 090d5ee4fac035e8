using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Core.Lab;
using LlmEval.Core.Lab.Importing;

namespace LlmEval.Review.Api.Lab.Importing;

/// <summary>Keeps what files hold: what is new is added, what differs is a new version. What is deleted is not brought back unasked.</summary>
internal sealed class ImportKeeping(ILabCatalogue catalogue, LabSettings settings)
{
    /// <summary>Keeps what was read.</summary>
    /// <param name="read">What was read.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellationToken">Stops the keeping; what was kept stays.</param>
    public async Task<LabImportResponse> KeepAsync(LabImport read, string by, CancellationToken cancellationToken)
    {
        var problems = read.Problems.ToList();
        var prompts = new List<LabImportedResponse>();
        foreach (var prompt in read.Prompts)
        {
            var known = await catalogue.FindPromptAsync(prompt.Name, version: null, cancellationToken);
            if (IsDeleted("prompt", prompt.Name, known?.IsActive, problems)) continue;
            if (known is null) await catalogue.AddPromptAsync(prompt, cancellationToken);
            else await catalogue.UpdatePromptAsync(prompt, cancellationToken);
            prompts.Add(Kept(prompt.Name, known?.Hash, prompt.Hash));
        }

        var configs = new List<LabImportedResponse>();
        foreach (var config in read.Configs)
        {
            problems.AddRange(ConnectionCheck.Of(config.Connection, settings).Select(problem => problem with { Place = $"config '{config.Name}', {problem.Place}" }));
            if (settings.Find(config.Connection) is null) continue;
            var known = await catalogue.FindConfigAsync(config.Name, version: null, cancellationToken);
            if (IsDeleted("config", config.Name, known?.IsActive, problems)) continue;
            if (known is null) await catalogue.AddConfigAsync(config, cancellationToken);
            else await catalogue.UpdateConfigAsync(config, cancellationToken);
            configs.Add(Kept(config.Name, known?.Hash, config.Hash));
        }

        return new LabImportResponse(prompts, configs, await KeepReviewPromptsAsync(read.ReviewPrompts, by, problems, cancellationToken), problems.ToResponse());
    }

    private async Task<IReadOnlyList<LabImportedResponse>> KeepReviewPromptsAsync(
        IReadOnlyList<ReviewPrompt> read, string by, List<LabProblem> problems, CancellationToken cancellationToken)
    {
        var kept = new List<LabImportedResponse>();
        var all = (await catalogue.ListReviewPromptsAsync(activeOnly: false, cancellationToken)).ToList();
        foreach (var prompt in read)
        {
            var errors = ReviewTemplate.Check(prompt.Template, prompt.Criteria, prompt.Mode).Errors.Select(error => new LabProblem("template", error))
                .Concat(ConnectionCheck.Of(prompt.Connection, settings)).ToList();
            problems.AddRange(errors.Select(problem => problem with { Place = $"review prompt '{prompt.Name}', {problem.Place}" }));
            if (errors.Count > 0) continue;
            // By its name, which is unique: ids of files are often no more than their stems.
            var known = all.Find(one => one.Name == prompt.Name) ?? all.Find(one => one.Id == prompt.Id);
            if (IsDeleted("review prompt", prompt.Name, known?.IsActive, problems)) continue;
            if (known is null) all.Add(await catalogue.AddReviewPromptAsync(prompt with { CreatedBy = by }, cancellationToken));
            else await catalogue.UpdateReviewPromptAsync(prompt with { Id = known.Id, CreatedBy = known.CreatedBy }, cancellationToken);
            kept.Add(Kept(prompt.Name, known?.Hash, prompt.Hash));
        }

        return kept;
    }

    private static bool IsDeleted(string what, string name, bool? isActive, List<LabProblem> problems)
    {
        if (isActive is not false) return false;
        problems.Add(new LabProblem(name, $"the {what} of this name was deleted, and stays so: restore it and import again, or give the file another name"));
        return true;
    }

    private static LabImportedResponse Kept(string name, Core.Domain.Identity.ContentHash? before, Core.Domain.Identity.ContentHash now) =>
        new(name, before is null ? LabImportOutcome.Added : before == now ? LabImportOutcome.Unchanged : LabImportOutcome.NewVersion);
}
