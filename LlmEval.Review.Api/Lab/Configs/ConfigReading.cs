using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.Configs;

/// <summary>Reads configs from requests.</summary>
internal sealed class ConfigReading(ILabCatalogue catalogue, LabSettings settings)
{
    /// <summary>The config of a request.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public LabConfig Read(string name, LabConfigContents contents)
    {
        var config = new LabConfig
        {
            Name = name,
            Version = 1,
            Connection = contents.Connection,
            Model = contents.Model,
            Parameters = contents.Parameters.ToParameters(),
            Description = contents.Description,
        };
        LabProblems.Refuse([.. ConfigCheck.Of(config), .. ConnectionCheck.Of(config.Connection, settings)]);
        return config;
    }

    /// <summary>A config that is there, deleted or not.</summary>
    public async Task<LabConfig> FindAsync(string name, CancellationToken cancellationToken) =>
        await catalogue.FindConfigAsync(name, version: null, cancellationToken) ?? throw ProblemException.NotFound($"There is no config '{name}'.");

    /// <summary>Refuses a name that is taken.</summary>
    public async Task RequireFreeNameAsync(string name, CancellationToken cancellationToken) =>
        LabNames.RequireFree("config", name, (await catalogue.FindConfigAsync(name, version: null, cancellationToken))?.IsActive);
}
