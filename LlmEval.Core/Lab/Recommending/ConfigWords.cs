using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Recommending;

/// <summary>Names configs in sentences: with the version only where another version is there as well.</summary>
internal static class ConfigWords
{
    /// <summary>One config.</summary>
    public static string Of(LabConfigRef config, IEnumerable<LabConfigRef> all) =>
        all.Any(other => other.Name == config.Name && other.Version != config.Version) ? $"{config.Name} (version {config.Version})" : config.Name;

    /// <summary>Several: <c>a</c>; <c>a and b</c>; <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<LabConfigRef> configs, IReadOnlyCollection<LabConfigRef> all)
    {
        List<string> names = [.. configs.Select(config => Of(config, all))];
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
    }
}
