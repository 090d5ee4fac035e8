using LlmEval.Core.Assignments.Generators;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Assignments.Rendering;

/// <summary>What the variables of a template stand for, with one seed.</summary>
/// <param name="Values">The values by name.</param>
/// <param name="Services">Answers of services that came with the data.</param>
public sealed record TaskVariables(IReadOnlyDictionary<string, string> Values, IReadOnlyList<ServiceAnswer> Services)
{
    /// <summary>The name under which a generator makes what the task is about, e.g. a total.</summary>
    public const string Result = "result";

    private const string Seed = "seed";
    private const string Hash = "hash";

    /// <summary>The names that every template knows.</summary>
    public static IReadOnlyList<string> Always { get; } = [Seed, Hash];

    /// <summary>The names that a template with these generators knows; unknown generators make none.</summary>
    public static IReadOnlySet<string> NamesOf(IEnumerable<string> data) =>
        Always.Concat(data.SelectMany(name => DataGenerators.Find(name)?.Variables ?? []).Select(variable => variable.Name)).ToHashSet();

    /// <summary>Makes the data of a seed. Both rounds of a task have the same.</summary>
    /// <exception cref="ArgumentException">The text is no seed (<see cref="TaskSeed"/>).</exception>
    /// <exception cref="FormatException">The template names an unknown generator.</exception>
    public static TaskVariables Of(AssignmentTemplate template, string seed)
    {
        if (!TaskSeed.IsValid(seed)) throw new ArgumentException($"'{seed}' is no seed: {TaskSeed.Rule}.", nameof(seed));
        var values = new Dictionary<string, string> { [Seed] = seed, [Hash] = ContentHash.OfText($"{template.Id}/{seed}").Hex[..8] };
        var services = new List<ServiceAnswer>();
        foreach (var name in template.Data)
        {
            var generator = DataGenerators.Find(name) ?? throw new FormatException($"There is no data generator '{name}'.");
            // Each has bytes of its own: a further one in the list changes nothing of the others.
            var made = generator.Generate(new SeedStream($"{seed}/{name}"), values);
            foreach (var (variable, value) in made.Values) values[variable] = value;
            services.AddRange(made.Services);
        }

        return new TaskVariables(values, services);
    }
}
