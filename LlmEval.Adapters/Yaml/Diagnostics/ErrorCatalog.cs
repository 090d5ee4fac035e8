using System.Reflection;

namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>Every code that a diagnostic can have, for <c>llm-eval explain</c>.</summary>
public static class ErrorCatalog
{
    /// <summary>All codes, ascending.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } =
        [.. typeof(ErrorCatalog).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Codes", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(ErrorCode))
            .Select(field => (ErrorCode)field.GetValue(null)!)
            .OrderBy(code => code.Id, StringComparer.Ordinal)];

    /// <summary>The code with this id, in any case and with or without <c>LE</c> and zeros; null when there is none.</summary>
    public static ErrorCode? Find(string id)
    {
        var digits = id.StartsWith("LE", StringComparison.OrdinalIgnoreCase) ? id[2..] : id;
        return All.FirstOrDefault(code => code.Id[2..].TrimStart('0') == digits.TrimStart('0'));
    }
}
