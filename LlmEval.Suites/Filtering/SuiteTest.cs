using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace LlmEval.Suites.Filtering;

/// <summary>What is known of a test before it runs: what the platform is told of it, and what filters look at.</summary>
internal sealed record SuiteTest
{
    /// <summary>Full name of the fixture's class.</summary>
    public required string ClassName { get; init; }

    /// <summary>Name of the method.</summary>
    public required string MethodName { get; init; }

    /// <summary>What people see: the name of a case, or a gate in words.</summary>
    public required string Name { get; init; }

    /// <summary>Index of its run, from 0.</summary>
    public required int Run { get; init; }

    /// <summary>Its categories, e.g. <c>topic:strings</c>.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The name with its class before it.</summary>
    public string FullName => $"{ClassName}.{Name}";

    /// <summary>Tells the test from all others of the process, and is the same in every process: two configs may have cases of one name.</summary>
    public string Uid => Run == 0 ? FullName : FormattableString.Invariant($"{FullName}#{Run + 1}");

    /// <summary>A test that NUnit has built. The first argument of every test is the index of its run.</summary>
    public static SuiteTest Of(ITest test) => new()
    {
        ClassName = test.ClassName!,
        MethodName = test.MethodName ?? test.Name,
        Name = test.Name,
        Run = test.Arguments is [int run, ..] ? run : 0,
        Categories = test.Properties.TryGet(PropertyNames.Category, out var categories) ? [.. categories.Cast<string>()] : [],
    };
}
