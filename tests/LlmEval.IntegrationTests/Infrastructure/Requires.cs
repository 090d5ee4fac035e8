namespace LlmEval.IntegrationTests.Infrastructure;

/// <summary>What a test needs of the machine: missing, it skips on a laptop and fails in CI.</summary>
internal static class Requires
{
    /// <summary>Skips, or fails when <c>CI</c> is set, unless the part is there.</summary>
    public static void Part(bool present, string name, string fix)
    {
        if (present) return;
        var message = $"{name} is missing: {fix}";
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(message);
        Assert.Ignore(message);
    }
}
