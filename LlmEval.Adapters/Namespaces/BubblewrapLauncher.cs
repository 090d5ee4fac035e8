using LlmEval.Adapters.Sandbox;

namespace LlmEval.Adapters.Namespaces;

/// <summary>Starts a fresh bubblewrap for each case.</summary>
internal sealed class BubblewrapLauncher(BubblewrapCommand command, TimeProvider time) : ISupervisorLauncher
{
    /// <summary>Most workers that have users of their own.</summary>
    public const int MostWorkers = 128;

    // Process ids are below 2^22 on Linux, so no two tool processes share a user: limits on processes are per user.
    private const uint FirstUser = 1_000_000_000;
    private const uint UsersPerProcess = 2 * MostWorkers;

    // With a user namespace the kernel counts bubblewrap's init, the supervisor and the case's init with the solution's processes.
    private const int OursInUserNamespace = 3;

    private readonly IReadOnlyList<string> arguments = command.Arguments;

    /// <inheritdoc />
    public async Task<ISupervisor> StartAsync(int worker, CancellationToken cancellationToken) =>
        await BubblewrapSupervisor.StartAsync(arguments, time, cancellationToken);

    /// <inheritdoc />
    public SettingsMessage SettingsFor(int worker, LimitsMessage limits)
    {
        if (!command.Options.RunsAsRoot) return new SettingsMessage { Limits = limits, ExtraProcesses = OursInUserNamespace };
        var user = FirstUser + ((uint)Environment.ProcessId * UsersPerProcess) + (2 * (uint)worker);
        return new SettingsMessage { Limits = limits, CandidateUid = user, JudgeUid = user + 1 };
    }
}
