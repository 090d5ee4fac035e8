using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Generation;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Port: makes models of configs and review prompts, by the connections that this server declares. Safe for concurrent use.</summary>
public interface ILabModels
{
    /// <summary>The model of a config. Its id is the config's name; parameters that the model does not take are left out.</summary>
    /// <exception cref="LabRefusedException">The connection is not declared, or the model cannot be used; the message names the config and the fix.</exception>
    LabModel ModelOf(LabConfig config);

    /// <summary>The judging model of a review prompt.</summary>
    /// <param name="prompt">The review prompt.</param>
    /// <param name="model">The model's name at its provider; null for the review prompt's own.</param>
    /// <exception cref="LabRefusedException">The connection is not declared, or the model cannot be used; the message names the review prompt and the fix.</exception>
    LabModel JudgeOf(ReviewPrompt prompt, string? model);

    /// <summary>Makes a client of a model. All clients of one connection and model share its limits, whichever run or session they are for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="budget">What the calls may cost together with others; null for no limit.</param>
    /// <exception cref="ModelSetupException">The model cannot be used.</exception>
    IModelClient CreateClient(LabModel model, BudgetLedger? budget);
}

/// <summary>A model of the lab.</summary>
/// <param name="Connection">The connection's name.</param>
/// <param name="Options">The model as the pipeline calls it.</param>
public sealed record LabModel(string Connection, ModelOptions Options)
{
    /// <summary>Parameters of the config that the model does not take and is not sent, as configs write them.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
