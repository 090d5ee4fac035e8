using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Generators;

/// <summary>Makes the data of a task from its seed: variables for the template, and answers of services on the internet.</summary>
/// <remarks>Whole numbers and fixed-point arithmetic only: the same seed gives the same bytes on every machine.</remarks>
public interface IDataGenerator
{
    /// <summary>The literal name that templates list under <c>data</c>.</summary>
    string Name { get; }

    /// <summary>The names of the generators whose variables it reads; they stand before it in the list.</summary>
    IReadOnlyList<string> After { get; }

    /// <summary>The variables that it makes, each with a few words for people.</summary>
    IReadOnlyList<DataVariable> Variables { get; }

    /// <summary>Makes the data.</summary>
    /// <param name="stream">The bytes that the seed stands for.</param>
    /// <param name="before">The variables of the generators in <see cref="After"/>, among others.</param>
    GeneratedData Generate(SeedStream stream, IReadOnlyDictionary<string, string> before);
}

/// <summary>A variable that a generator makes.</summary>
/// <param name="Name">How templates name it.</param>
/// <param name="Doc">What it is, for the reference.</param>
public sealed record DataVariable(string Name, string Doc);

/// <summary>What a generator made.</summary>
/// <param name="Values">A value for each of its variables.</param>
public sealed record GeneratedData(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Answers of services that the page may ask.</summary>
    public IReadOnlyList<ServiceAnswer> Services { get; init; } = [];
}
