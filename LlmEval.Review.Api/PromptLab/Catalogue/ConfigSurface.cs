using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>Configs.</summary>
internal static class ConfigSurface
{
    /// <summary>Maps <c>/configs</c>.</summary>
    public static void MapConfigs(this RouteGroupBuilder api)
    {
        api.MapGet("/configs", ListUsedAsync);
        api.MapGet("/configs/list", ListAsync);
        api.MapGet("/configs/get/{name}", GetAsync);
        api.MapPost("/configs/create", CreateAsync).WithLists("stop");
        api.MapPut("/configs/update/{name}", UpdateAsync).WithLists("stop");
        api.MapDelete("/configs/delete/{name}", DeleteAsync);
        api.MapPost("/configs/clone/{name}", CloneAsync);
        // Not of the original: there deleted names are lost.
        api.MapPost("/configs/restore/{name}", RestoreAsync);
    }

    private static async Task<IReadOnlyList<string>> ListUsedAsync(ILabExperiments experiments, CancellationToken cancellationToken) =>
        [.. (await experiments.ReadFactsAsync(new ExperimentFilter(), cancellationToken)).Select(fact => fact.Config).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<ConfigBody>> ListAsync(
        LabInput input, ILabCatalogue catalogue, LabEvidenceReader evidence, CancellationToken cancellationToken)
    {
        var activeOnly = input.Fields.Boolean("active_only") ?? true;
        input.Check();
        var figures = ConfigStatistics.Of(await evidence.ReadAsync(prompt: null, cancellationToken)).ToDictionary(config => config.Config);
        return [.. (await catalogue.ListConfigsAsync(activeOnly, cancellationToken)).Select(config =>
            ConfigBody.Of(config, figures.GetValueOrDefault(new LabConfigRef(config.Name, config.Version))))];
    }

    private static async Task<ConfigBody> GetAsync(string name, ILabCatalogue catalogue, CancellationToken cancellationToken) =>
        ConfigBody.Of(await FindAsync(name, catalogue, cancellationToken));

    private static async Task<ConfigBody> CreateAsync(
        LabInput input, CurrentUser user, ILabCatalogue catalogue, LabSettings settings, LabJournal journal, CancellationToken cancellationToken)
    {
        var config = ConfigReading.ReadNew(input, settings);
        input.Check();
        var added = await AddAsync(config, catalogue, cancellationToken);
        await journal.NoteAsync(user, "lab.config.add", config.Name, cancellationToken);
        return added;
    }

    private static async Task<ConfigBody> UpdateAsync(
        string name, LabInput input, CurrentUser user, ILabCatalogue catalogue, LabSettings settings, LabJournal journal, CancellationToken cancellationToken)
    {
        var config = ConfigReading.Change(await FindAsync(name, catalogue, cancellationToken), input, settings);
        input.Check();
        var updated = await catalogue.UpdateConfigAsync(config, cancellationToken);
        await journal.NoteAsync(user, "lab.config.change", name, cancellationToken);
        return ConfigBody.Of(updated);
    }

    private static async Task<ConfigDeleted> DeleteAsync(string name, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        await catalogue.UpdateConfigAsync(await FindAsync(name, catalogue, cancellationToken) with { IsActive = false }, cancellationToken);
        await journal.NoteAsync(user, "lab.config.delete", name, cancellationToken);
        return new ConfigDeleted("deleted", name);
    }

    private static async Task<ConfigBody> CloneAsync(string name, LabInput input, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        var newName = input.Fields.RequiredText("new_name");
        input.Refuse(NameCheck.Of(newName).Select(problem => problem with { Place = "new_name" }));
        input.Check();
        var source = await catalogue.FindConfigAsync(name, version: null, cancellationToken) ?? throw CompatException.NotFound("Source config not found");
        var description = $"Cloned from {name}{(source.Description is { } old ? $": {old}" : "")}";
        var cloned = await AddAsync(source with { Name = newName, Version = 1, Description = description, IsActive = true }, catalogue, cancellationToken);
        await journal.NoteAsync(user, "lab.config.clone", newName, cancellationToken);
        return cloned;
    }

    private static async Task<ConfigBody> RestoreAsync(string name, CurrentUser user, ILabCatalogue catalogue, LabJournal journal, CancellationToken cancellationToken)
    {
        var restored = await catalogue.UpdateConfigAsync(await FindAsync(name, catalogue, cancellationToken) with { IsActive = true }, cancellationToken);
        await journal.NoteAsync(user, "lab.config.restore", name, cancellationToken);
        return ConfigBody.Of(restored);
    }

    private static async Task<ConfigBody> AddAsync(LabConfig config, ILabCatalogue catalogue, CancellationToken cancellationToken)
    {
        var there = await catalogue.FindConfigAsync(config.Name, version: null, cancellationToken);
        Taken.Refuse("Config", config.Name, there?.IsActive, $"POST /configs/restore/{config.Name}");
        return ConfigBody.Of(await catalogue.AddConfigAsync(config, cancellationToken));
    }

    private static async Task<LabConfig> FindAsync(string name, ILabCatalogue catalogue, CancellationToken cancellationToken) =>
        await catalogue.FindConfigAsync(name, version: null, cancellationToken) ?? throw CompatException.NotFound($"Config not found: {name}");
}
