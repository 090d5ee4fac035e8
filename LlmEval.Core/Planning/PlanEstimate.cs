using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Planning;

/// <summary>What a plan would ask of one model.</summary>
public sealed record PlanEstimate
{
    // English text and code come to about four characters per token with the common tokenizers.
    private const int CharactersPerToken = 4;

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>Cases.</summary>
    public required int Cases { get; init; }

    /// <summary>Calls, without retries.</summary>
    public required int Calls { get; init; }

    /// <summary>Input tokens, estimated from characters.</summary>
    public required long InputTokens { get; init; }

    /// <summary>The most output tokens, or null when the config sets no limit.</summary>
    public required long? MostOutputTokens { get; init; }

    /// <summary>One estimate per model, in the config's order.</summary>
    public static IReadOnlyList<PlanEstimate> PerModel(EvalPlan plan) =>
    [
        .. from model in plan.Config.Models
           let cases = plan.Cases.Where(planned => planned.Model.Id == model.Id).ToList()
           where cases.Count > 0
           let calls = cases.Sum(planned => planned.Samples)
           select new PlanEstimate
           {
               Model = model.Id,
               Cases = cases.Count,
               Calls = calls,
               InputTokens = cases.Sum(planned => planned.Samples * planned.Messages.Sum(message => (message.Content.Length / CharactersPerToken) + 1L)),
               MostOutputTokens = (long?)model.Parameters.MaxOutputTokens * calls,
           },
    ];
}
