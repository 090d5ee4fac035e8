using System.Runtime.InteropServices;

namespace LlmEval.Tool.Suite;

/// <summary>Ctrl+C and SIGTERM of this tool, handed on to the suite: once to end in order, twice to end now.</summary>
internal sealed class SuiteSignals : IDisposable
{
    private readonly SuiteProcess suite;
    private readonly ToolContext context;
    private readonly PosixSignalRegistration[] registrations;
    private int received;

    private SuiteSignals(SuiteProcess suite, ToolContext context)
    {
        (this.suite, this.context) = (suite, context);
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    /// <summary>Starts handing on.</summary>
    public static SuiteSignals Forward(SuiteProcess suite, ToolContext context) => new(suite, context);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref received) == 1)
        {
            context.Error.WriteLine("llm-eval: stopping; what is done is kept (once more to stop now)");
            suite.Terminate();
        }
        else
        {
            suite.KillNow();
        }
    }
}
