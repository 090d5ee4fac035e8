using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Judging.Reviewing;

/// <summary>The words of review prompts that give none, and the review prompts that a new lab begins with.</summary>
public static class ReviewDefaults
{
    /// <summary>The system message of a review prompt without one.</summary>
    public static string SystemPrompt(ReviewMode mode) => mode == ReviewMode.Listwise
        ? "You compare responses to one prompt. Whoever reads your ranking has to trust it: work through every response before you decide, and be as hard on the one as on the other. Length is no merit. In which order they are shown was drawn at random."
        : "You score a response to a prompt. Whoever reads your score has to trust it: work through the response before you decide, and use the whole scale. Length is no merit.";

    /// <summary>A template to begin with.</summary>
    public static string Template(ReviewMode mode) => mode == ReviewMode.Listwise
        ? """
            {num_configs} responses were given to this prompt:

            {original_prompt}

            The responses:

            {all_responses}

            Score each of them by every criterion and overall, say in a sentence or two why, and rank all of them, the best first. Equally good
            responses have the same rank. Answer in JSON.
            """
        : """
            A response was given to this prompt:

            {original_prompt}

            The response:

            {response}

            Score it by every criterion and overall, and say in a sentence or two why. Answer in JSON.
            """;

    /// <summary>The review prompts that a new lab begins with, as the original's does.</summary>
    public static IReadOnlyList<ReviewPrompt> Seeded { get; } =
    [
        Seed("code_quality", "Code Quality Reviewer", "Scores responses that are mainly code.", """
            The criteria, the most important first:
            - correctness: does the code do what the prompt asks, edge cases and errors included?
            - efficiency: are time and memory in proportion to the task?
            - readability: is it easy to follow, with names that say what they name?
            - best_practices: does it follow the habits of its language and keep clear of known pitfalls?
            """, ["correctness", "efficiency", "readability", "best_practices"]),
        Seed("general_quality", "General Quality Reviewer", "Scores responses of any kind.", """
            The criteria:
            - relevance: does it answer what was asked, and nothing else?
            - accuracy: is what it says true?
            - clarity: is it easy to understand?
            - completeness: is every part of the prompt answered?
            - coherence: do its parts fit together?
            """, ["relevance", "accuracy", "clarity", "completeness", "coherence"]),
    ];

    private static ReviewPrompt Seed(string id, string name, string description, string criteriaInWords, IReadOnlyList<string> criteria) => new()
    {
        Id = id,
        Name = name,
        Version = 1,
        Description = description,
        Template = $"{Template(ReviewMode.Listwise)}\n\n{criteriaInWords}",
        Criteria = criteria,
        DefaultModel = "gpt-5",
    };
}
