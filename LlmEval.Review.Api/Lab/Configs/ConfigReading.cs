using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.Configs;

/// <summary>Reads configs from requests.</summary>
internal sealed class ConfigReading(ILabCatalogue catalogue)
{
    /// <summary>The config of a request.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public LabConfig Read(string name, LabConfigContents contents) => new()
    {
        Name = name,
        Version = 1,
        Connection = contents.Connection,
        Model = contents.Model,
        Parameters = Parameters(contents.Parameters),
        Description = contents.Description,
    };

    /// <summary>A config that is there, deleted or not.</summary>
    public async Task<LabConfig> FindAsync(string name, CancellationToken cancellationToken) =>
        await catalogue.FindConfigAsync(name, version: null, cancellationToken) ?? throw ProblemException.NotFound($"There is no config '{name}'.");

    /// <summary>Refuses a name that is taken.</summary>
    public async Task RequireFreeNameAsync(string name, CancellationToken cancellationToken) =>
        LabNames.RequireFree("config", name, (await catalogue.FindConfigAsync(name, version: null, cancellationToken))?.IsActive);

    private static ModelParameters Parameters(LabParameters sent) => new()
    {
        Temperature = sent.Temperature,
        TopP = sent.TopP,
        MaxOutputTokens = sent.MaxOutputTokens,
        ReasoningEffort = sent.ReasoningEffort,
        Verbosity = sent.Verbosity,
        Stop = sent.Stop,
        FrequencyPenalty = sent.FrequencyPenalty,
        PresencePenalty = sent.PresencePenalty,
        Seed = sent.Seed,
    };
}
