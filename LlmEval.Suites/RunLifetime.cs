using NUnit.Framework;

namespace LlmEval.Suites;

/// <summary>Ends the runs when the last test is over.</summary>
[SetUpFixture]
public sealed class RunLifetime
{
    /// <summary>Stores how each run ended.</summary>
    [OneTimeTearDown]
    public async Task FinishRuns()
    {
        foreach (var run in EvalRuns.All) await run.FinishAsync();
    }
}
