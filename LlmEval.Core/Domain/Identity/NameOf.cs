using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmEval.Core.Domain.Identity;

/// <summary>The literal names under which the members of an enumeration are stored and written in files.</summary>
/// <remarks>
/// A name is the member's <see cref="JsonStringEnumMemberNameAttribute"/>, else its snake_case form. Stored names are part of the
/// format: renaming a member in C# must not change them.
/// </remarks>
public static class NameOf<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(value => value, Literal);
    private static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>All names, in the order of declaration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(value => Names[value])];

    /// <summary>The stored name of a member.</summary>
    public static string Of(T value) => Names[value];

    /// <summary>The member with this stored name.</summary>
    /// <exception cref="FormatException">No member has that name.</exception>
    public static T Parse(string name) =>
        Values.TryGetValue(name, out var value) ? value : throw new FormatException($"'{name}' is not one of: {string.Join(", ", All)}.");

    /// <summary>The member with this stored name, if there is one.</summary>
    public static bool TryParse(string? name, out T value) => Values.TryGetValue(name ?? "", out value);

    private static string Literal(T value) =>
        typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
