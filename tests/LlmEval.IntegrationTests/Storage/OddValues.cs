using System.Collections;
using System.Reflection;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>
/// Fills any record of the domain with values that stores get wrong. By reflection, so that a member that is added later is tested
/// without a word here.
/// </summary>
internal sealed class OddValues(int seed)
{
    private static readonly string[] Texts =
    [
        "", " ", "plain", "\0", "a\0b\0", "\ud83d", "\ude00 reversed \ud83d", "😀 e\u0301 é", "\u0010", "\u00100000", "\\N", "\\.", "a\tb\\t\n\\n\r\n", "\"'`$1 {0} %s",
        "\ufeffbom", "\u001b[31mred", "\u007f\u0085\u2028", "null", "日本語", "\ufffd\uffff", new string('x', 9000), "{\"a\": [1]}",
    ];

    private readonly Random random = new(seed);

    public T Of<T>() => (T)Value(typeof(T))!;

    public IReadOnlyList<T> Many<T>(int count) => [.. Enumerable.Range(0, count).Select(_ => Of<T>())];

    public string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Texts[random.Next(Texts.Length)]));

    private object? Value(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return random.Next(3) == 0 ? null : Value(inner);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        return type switch
        {
            _ when type == typeof(string) => Text(),
            _ when type == typeof(bool) => random.Next(2) == 0,
            _ when type == typeof(int) => random.Next(4) == 0 ? int.MaxValue : random.Next(-10, 1000),
            _ when type == typeof(long) => random.Next(4) == 0 ? 1L << 52 : random.NextInt64(-10, 1L << 40),
            _ when type == typeof(double) => new[] { 0, -0.25, 1.0 / 3, double.Epsilon, double.MaxValue, 0.1 + 0.2 }[random.Next(6)],
            _ when type == typeof(decimal) => new[] { 0m, 0.000000075m, 2.5m, 1.0m / 3, 79228162514264337593543950335m }[random.Next(5)],
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 1).AddDays(random.Next(1000)),
            // A hundred days to the tick.
            _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(random.NextInt64(0, 100 * TimeSpan.TicksPerDay)),
            // PostgreSQL keeps microseconds.
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(random.NextInt64(1L << 45)),
            _ when type == typeof(ContentHash) => ContentHash.OfText(Text() + random.Next()),
            _ when type == typeof(Guid) => Guid.CreateVersion7(),
            _ when type == typeof(ProviderOptions) => null,
            // No run asks for it.
            _ when type == typeof(SolutionCoverage) => null,
            // Kept in tables of its own, and read by a reader of its own (PostgresAttemptReaderTests).
            _ when type == typeof(SubmissionReport) => null,
            // Not kept: all that decides a result stands in the task's prompt and tests.
            _ when type == typeof(AssignmentTurn) => null,
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(type.GetGenericArguments()[0]),
            _ => Record(type),
        };
    }

    private IList List(Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        for (var i = random.Next(4); i > 0; i--) list.Add(Value(element));
        return list;
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault();
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is not null && constructor?.GetParameters().Length is null or 0))
        {
            var mayBeNull = !property.PropertyType.IsValueType && nullability.Create(property).WriteState == NullabilityState.Nullable;
            property.SetValue(made, mayBeNull && random.Next(3) == 0 ? null : Value(property.PropertyType));
        }

        return made;
    }
}
