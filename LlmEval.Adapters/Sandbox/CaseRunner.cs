using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Adapters.Sandbox;

/// <summary>Runs one case once, on a supervisor of its own, and leaves nothing of it.</summary>
internal sealed class CaseRunner(ISupervisorLauncher launcher, TimeProvider time)
{
    // The supervisor keeps the deadline; this guard is for a supervisor that something holds up.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StartupLimit = TimeSpan.FromSeconds(30);
    private const int LongestComplaint = 500;

    /// <summary>Runs the case.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the case's processes are gone.</exception>
    public async Task<Execution> RunAsync(int worker, ExecutionRequest request, CancellationToken cancellationToken)
    {
        ISupervisor supervisor;
        try
        {
            supervisor = await launcher.StartAsync(worker, cancellationToken);
        }
        catch (IOException problem)
        {
            return SandboxError(request, "start", problem.Message);
        }

        await using (supervisor)
        {
            return await ConverseAsync(supervisor, worker, request, cancellationToken);
        }
    }

    private async Task<Execution> ConverseAsync(ISupervisor supervisor, int worker, ExecutionRequest request, CancellationToken cancellationToken)
    {
        using var guard = new CancellationTokenSource(StartupLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, guard.Token);
        await using var stopping = either.Token.Register(supervisor.Stop);
        var sending = SendAsync(supervisor.Commands, worker, request);
        long? readyAt = null;
        try
        {
            while (await FrameStream.ReadAsync(supervisor.Events, SupervisorJson.Default.EventMessage, CancellationToken.None) is { } said)
            {
                if (said.Event == "result") return said.ToExecution();
                if (said.Event != "ready") return SandboxError(request, "setup", said.Message ?? "the supervisor could not start the case");
                readyAt = time.GetTimestamp();
                guard.CancelAfter(request.Limits.Wall + Grace);
            }
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or FormatException)
        {
            return SandboxError(request, "protocol", problem.Message + Complaint(supervisor));
        }
        finally
        {
            supervisor.Stop();
            await sending;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (readyAt is { } at && (guard.IsCancellationRequested || time.GetElapsedTime(at) >= request.Limits.Wall)) return Stalled(request);
        return guard.IsCancellationRequested
            ? SandboxError(request, "start", "the supervisor did not start in time" + Complaint(supervisor))
            : SandboxError(request, "worker_died", "the supervisor ended without a result" + Complaint(supervisor));
    }

    private async Task SendAsync(Stream commands, int worker, ExecutionRequest request)
    {
        try
        {
            await commands.WriteAsync(SupervisorProgram.ModulesFrame, CancellationToken.None);
            var settings = launcher.SettingsFor(worker, request.Limits.ToMessage());
            await commands.WriteAsync(FrameStream.Pack(settings, SupervisorJson.Default.SettingsMessage), CancellationToken.None);
            await commands.WriteAsync(FrameStream.Pack(request.ToMessage(), SupervisorJson.Default.PayloadMessage), CancellationToken.None);
            await commands.FlushAsync(CancellationToken.None);
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // The supervisor is gone: what it said, or that it said nothing, is the result.
        }
    }

    // The judge computes over values that the solution made; what holds it up past the deadline is the solution's time.
    private static Execution Stalled(ExecutionRequest request) => new()
    {
        Outcome = Outcome.Timeout,
        Kind = "guard",
        Message = $"over the wall limit of {request.Limits.Wall.TotalMilliseconds:0} ms, while the tests were looking at an answer",
        Wall = request.Limits.Wall,
        Integrity = request.Tests.Mode,
    };

    private static Execution SandboxError(ExecutionRequest request, string kind, string message) => new()
    {
        Outcome = Outcome.SandboxError,
        Kind = kind,
        Message = message,
        Integrity = request.Tests.Mode,
    };

    private static string Complaint(ISupervisor supervisor) =>
        supervisor.Complaints is { Length: > 0 } said ? ": " + OneLine.EndOf(said, LongestComplaint) : "";
}
