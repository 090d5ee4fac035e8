namespace LlmEval.Suites.Filtering;

/// <summary>Which tests a <c>--filter</c> expression takes.</summary>
internal abstract record TestFilter
{
    /// <summary>Takes every test.</summary>
    public static TestFilter Everything { get; } = new All([]);

    /// <summary>Whether the test is taken.</summary>
    public abstract bool Takes(SuiteTest test);

    /// <summary>Joined by <c>&amp;</c>.</summary>
    internal sealed record All(IReadOnlyList<TestFilter> Parts) : TestFilter
    {
        public override bool Takes(SuiteTest test) => Parts.All(part => part.Takes(test));
    }

    /// <summary>Joined by <c>|</c>.</summary>
    internal sealed record Any(IReadOnlyList<TestFilter> Parts) : TestFilter
    {
        public override bool Takes(SuiteTest test) => Parts.Any(part => part.Takes(test));
    }

    /// <summary>A property compared to a text, without regard to case. Of several values, one has to match, and with <c>!</c> none may.</summary>
    internal sealed record Condition(FilterProperty Property, bool Negated, bool Contains, string Text) : TestFilter
    {
        public override bool Takes(SuiteTest test) => Property.ValuesOf(test).Any(Matches) != Negated;

        private bool Matches(string value) =>
            Contains ? value.Contains(Text, StringComparison.OrdinalIgnoreCase) : value.Equals(Text, StringComparison.OrdinalIgnoreCase);
    }
}
