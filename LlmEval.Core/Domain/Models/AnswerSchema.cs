namespace LlmEval.Core.Domain.Models;

/// <summary>The form that an answer must have. Providers that can hold a model to it do; of the others it is only asked in words.</summary>
/// <param name="Name">Letters, digits and <c>_</c>: providers show it to the model.</param>
/// <param name="Description">What the answer is, in a sentence.</param>
/// <param name="Json">
/// The JSON Schema, an object within OpenAI's strict subset: every property required, <c>additionalProperties</c> false, no bounds.
/// </param>
public sealed record AnswerSchema(string Name, string Description, string Json);
