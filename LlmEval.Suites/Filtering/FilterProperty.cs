namespace LlmEval.Suites.Filtering;

/// <summary>A property of tests that a filter may name.</summary>
/// <param name="Name">How it is named, in whatever case.</param>
/// <param name="ValuesOf">Its values.</param>
internal sealed record FilterProperty(string Name, Func<SuiteTest, IReadOnlyList<string>> ValuesOf)
{
    /// <summary>All that there are. The first one is meant where a filter names none.</summary>
    public static IReadOnlyList<FilterProperty> Known { get; } =
    [
        new("FullyQualifiedName", test => [test.FullName]),
        new("Name", test => [test.Name]),
        new("DisplayName", test => [test.Name]),
        new("ClassName", test => [test.ClassName]),
        new("TestCategory", test => test.Categories),
        new("Category", test => test.Categories),
    ];
}
