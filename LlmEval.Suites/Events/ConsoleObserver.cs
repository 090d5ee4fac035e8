using LlmEval.Adapters.Reports;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Suites.Events;

/// <summary>Under <c>dotnet test</c>: the platform shows the tests; only what it cannot know is said, on stderr.</summary>
internal sealed class ConsoleObserver : IRunObserver
{
    // NUnit puts its own writer in place of Console.Error while tests run.
    private readonly TextWriter error = Console.Error;

    private ConsoleObserver()
    {
    }

    /// <summary>The only one.</summary>
    public static ConsoleObserver Instance { get; } = new();

    /// <inheritdoc />
    public void Observe(RunEvent happened)
    {
        if (happened is RunWarning warning) error.WriteLine(warning.Message);
        if (happened is JudgingSkipped skipped) error.WriteLine(skipped.Message);
        if (happened is JudgingFinished judged) error.WriteLine(JudgingLines.Outcome(judged.Report));
        if (happened is RunTracked tracked) error.WriteLine(string.Join('\n', tracked.Messages));
        if (happened is RunBroken broken) error.WriteLine(broken.Message);
    }
}
