namespace LlmEval.Core.Lab.Checks;

/// <summary>Checks the names of prompts, configs and review prompts.</summary>
public static class NameCheck
{
    private const int Longest = 200;

    /// <summary>What is wrong with a name. <c>/</c> is left to addresses and to the names of rows.</summary>
    public static IReadOnlyList<LabProblem> Of(string name) => name switch
    {
        _ when string.IsNullOrWhiteSpace(name) => [new("name", "is empty")],
        _ when name.Length > Longest => [new("name", $"is longer than {Longest} characters")],
        _ when name.Contains('/', StringComparison.Ordinal) => [new("name", $"'{name}' has a '/', which stands for something else in addresses: use another character")],
        _ when name != name.Trim() => [new("name", $"'{name}' begins or ends with a blank")],
        _ when name.Any(char.IsControl) => [new("name", "has control characters")],
        _ when name is "." or ".." => [new("name", $"'{name}' means a folder in addresses")],
        _ => [],
    };
}
