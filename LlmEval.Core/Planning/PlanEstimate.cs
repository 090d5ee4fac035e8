using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Planning;

/// <summary>What a plan would ask of one model with one prompt variant, without retries.</summary>
public sealed record PlanEstimate
{
    // A guess: models explain what they write.
    private const int AnswerPerSolution = 2;
    private const long AnswerWithoutSolution = 400;

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>Cases.</summary>
    public required int Cases { get; init; }

    /// <summary>Calls.</summary>
    public required int Calls { get; init; }

    /// <summary>Input tokens, estimated from characters.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Output tokens, guessed: answers twice as long as the reference solutions. Reasoning is not guessed.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>The most output tokens, or null when the config sets no limit.</summary>
    public required long? MostOutputTokens { get; init; }

    /// <summary>What these tokens would cost today; null when nobody says what the model costs.</summary>
    public required Money? Cost { get; init; }

    /// <summary>What they cost at most; null also when the config sets no limit to the output.</summary>
    public required Money? MostCost { get; init; }

    /// <summary>One estimate per model and prompt variant that has cases, in the config's order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="now">Decides the prices.</param>
    public static IReadOnlyList<PlanEstimate> PerLine(EvalPlan plan, DateTimeOffset now)
    {
        var lines = plan.Cases.ToLookup(planned => (planned.Model.Id, planned.Prompt.Id));
        return
        [
            .. from model in plan.Config.Models
               from prompt in plan.Config.Prompts
               let cases = lines[(model.Id, prompt.Id)].ToList()
               where cases.Count > 0
               select Of(model, prompt, cases, plan.Config.Prices.Find(model, now)),
        ];
    }

    private static PlanEstimate Of(ModelOptions model, PromptVariant prompt, List<EvalCase> cases, TokenPrice? price)
    {
        var calls = cases.Sum(planned => planned.Samples);
        var limit = model.Parameters.MaxOutputTokens;
        var input = cases.Sum(planned => planned.Samples * TokenEstimate.Input(planned.Messages));
        var output = cases.Sum(planned => planned.Samples * Math.Min(limit ?? long.MaxValue, AnswerTo(planned)));
        var most = price is null || limit is null
            ? null
            : new Money(cases.Sum(planned => planned.Samples * price.AtMost(TokenEstimate.MostInput(planned.Messages), limit.Value)), price.Currency);
        return new PlanEstimate
        {
            Model = model.Id,
            Prompt = prompt.Id,
            Cases = cases.Count,
            Calls = calls,
            InputTokens = input,
            OutputTokens = output,
            MostOutputTokens = (long?)limit * calls,
            Cost = price is null ? null : new Money(price.CostOf(new TokenUsage { InputTokens = input, OutputTokens = output }).Amount, price.Currency),
            MostCost = most,
        };
    }

    private static long AnswerTo(EvalCase planned) =>
        planned.Task.ReferenceSolution is { } solution ? AnswerPerSolution * TokenEstimate.Of(solution) : AnswerWithoutSolution;
}
