namespace LlmEval.Core.Assignments.Generators;

/// <summary>The generators that templates may name.</summary>
public static class DataGenerators
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDataGenerator> All { get; } = [new SalesCsv(), new RatesJson(), new MarkdownLong(), new UsersJson()];

    /// <summary>The generator of a name; null when there is none.</summary>
    public static IDataGenerator? Find(string name) => All.FirstOrDefault(generator => generator.Name == name);
}
