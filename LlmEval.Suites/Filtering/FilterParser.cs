using System.Text;

namespace LlmEval.Suites.Filtering;

/// <summary>
/// Reads the expressions that <c>dotnet test --filter</c> takes: conditions <c>Property=Text</c>, <c>!=</c>, <c>~</c> (contains) and
/// <c>!~</c>, joined by <c>&amp;</c> before <c>|</c>, in parentheses where that is not meant. A text alone is sought in the full name.
/// A backslash takes the meaning from <c>\ ( ) &amp; | = ! ~</c>.
/// </summary>
/// <remarks>https://learn.microsoft.com/dotnet/core/testing/selective-unit-tests</remarks>
internal sealed class FilterParser
{
    private const string Joining = "()&|";
    private const string Escapable = @"\()&|=!~";

    private readonly string text;
    private int at;

    private FilterParser(string text) => this.text = text;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is broken; the message says where and how.</exception>
    public static TestFilter Parse(string expression)
    {
        var parser = new FilterParser(expression);
        var filter = parser.ReadAny();
        return parser.at == expression.Length ? filter : throw parser.Problem("')' without '('");
    }

    private TestFilter ReadAny() => ReadJoined('|', ReadAll, parts => new TestFilter.Any(parts));

    private TestFilter ReadAll() => ReadJoined('&', ReadPart, parts => new TestFilter.All(parts));

    private TestFilter ReadJoined(char by, Func<TestFilter> read, Func<IReadOnlyList<TestFilter>, TestFilter> join)
    {
        List<TestFilter> parts = [read()];
        while (TrySkip(by)) parts.Add(read());
        return parts is [var only] ? only : join(parts);
    }

    private TestFilter ReadPart()
    {
        SkipSpace();
        if (!TrySkip('(')) return ReadCondition();
        var inner = ReadAny();
        if (!TrySkip(')')) throw Problem("')' is missing");
        SkipSpace();
        return inner;
    }

    private TestFilter.Condition ReadCondition()
    {
        var start = at;
        var left = ReadText(untilOperator: true);
        if (left.Length == 0) throw Problem("a condition is missing, e.g. TestCategory=topic:strings");
        var negated = TrySkip('!');
        if (!TrySkip('=', out var contains)) return new(FilterProperty.Known[0], false, Contains: true, left);
        var property = FilterProperty.Known.FirstOrDefault(known => known.Name.Equals(left, StringComparison.OrdinalIgnoreCase));
        if (property is null)
        {
            at = start;
            throw Problem($"tests have no property '{left}'; they have {string.Join(", ", FilterProperty.Known.Select(known => known.Name))}");
        }

        var right = ReadText(untilOperator: false);
        return right.Length == 0 ? throw Problem($"what {property.Name} is compared to is missing") : new(property, negated, contains, right);
    }

    private string ReadText(bool untilOperator)
    {
        var read = new StringBuilder();
        for (; at < text.Length && !Joining.Contains(text[at]) && !(untilOperator && IsOperator()); at++)
        {
            if (text[at] == '\\')
            {
                if (!Escapable.Contains(text.ElementAtOrDefault(at + 1))) throw Problem($"a backslash has to stand before one of {string.Join(' ', Escapable.AsEnumerable())}");
                at++;
            }

            read.Append(text[at]);
        }

        return read.ToString().Trim();
    }

    private bool IsOperator() => text[at] is '=' or '~' || (text[at] == '!' && text.ElementAtOrDefault(at + 1) is '=' or '~');

    private bool TrySkip(char expected)
    {
        if (at >= text.Length || text[at] != expected) return false;
        at++;
        return true;
    }

    private bool TrySkip(char equals, out bool contains)
    {
        contains = TrySkip('~');
        return contains || TrySkip(equals);
    }

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    private FormatException Problem(string what) => new(FormattableString.Invariant($"character {at + 1}: {what}"));
}
