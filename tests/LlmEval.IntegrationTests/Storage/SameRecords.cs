using System.Collections;
using System.Reflection;
using System.Text;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>Compares records member by member, whatever kinds of list they hold.</summary>
internal static class SameRecords
{
    public static void ShouldBeTheSameAs<T>(this T actual, T expected)
    {
        var (found, wanted) = (Describe(actual).Split('\n'), Describe(expected).Split('\n'));
        // The whole of a record is long: what differs is what is to be seen.
        found.Except(wanted).ShouldBe(wanted.Except(found));
        found.ShouldBe(wanted);
    }

    private static string Describe(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, "");
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, string path)
    {
        switch (value)
        {
            case string units:
                // Code unit by code unit: halves of surrogate pairs look alike on a screen.
                text.Append(path).Append(" = ").AppendJoin("", units.Select(unit => unit is >= ' ' and <= '~' ? $"{unit}" : $"<{(int)unit:x4}>")).Append('\n');
                break;
            case IEnumerable list:
                var index = 0;
                foreach (var element in list) Write(text, element, $"{path}[{index++}]");
                text.Append(path).Append(" has ").Append(index).Append('\n');
                break;
            case not null when value.GetType() is { IsEnum: false, Namespace: var home } && home!.StartsWith("LlmEval", StringComparison.Ordinal) && value.GetType().GetProperties().Length > 0:
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)) Write(text, property.GetValue(value), $"{path}.{property.Name}");
                break;
            default:
                text.Append(path).Append(" = ").Append(value is double number ? number.ToString("R") : value is TimeSpan time ? time.Ticks : value ?? "null").Append('\n');
                break;
        }
    }
}
