using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Telemetry;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Suites.Events;
using LlmEval.Suites.Running;
using LlmEval.Suites.Trx;
using Microsoft.Testing.Platform.Builder;

namespace LlmEval.Suites;

/// <summary>Runs the suite on Microsoft.Testing.Platform, and translates how it ended into our exit codes.</summary>
internal static class SuiteHost
{
    // The platform's own codes (Microsoft.Testing.Platform, ExitCode).
    private const int PlatformTestsFailed = 2;
    private const int PlatformAborted = 3;
    private const int PlatformInvalidCommandLine = 5;
    private const int PlatformZeroTests = 8;

    /// <summary>Loads the configs, runs the cases and says how it ended.</summary>
    public static async Task<ExitCode> RunAsync(string[] args, SuiteSettings settings)
    {
        // The platform reports usage to its maker unless told not to.
        Environment.SetEnvironmentVariable("TESTINGPLATFORM_TELEMETRY_OPTOUT", "1");
        using var telemetry = TelemetryExport.Start(ToolVersion.Full, Environment.GetEnvironmentVariable);
        await using var pipe = settings.EventsDescriptor is { } descriptor ? PipeObserver.Open(descriptor) : null;
        IRunObserver observer = pipe is null ? ConsoleObserver.Instance : pipe;
        try
        {
            return await RunPlansAsync(args, settings, observer);
        }
        catch (Exception fault) when (HostingFaults.ExitCodeOf(fault) is { } code)
        {
            observer.Observe(new RunBroken(fault.Message, code));
            return code;
        }
    }

    private static async Task<ExitCode> RunPlansAsync(string[] args, SuiteSettings settings, IRunObserver observer)
    {
        var command = new SuiteCommandLine(args);
        var hosts = new List<SessionHost>();
        try
        {
            foreach (var options in settings.Runs)
            {
                var plan = await PlanLoader.LoadAsync(options, warning => observer.Observe(new RunWarning(warning)), CancellationToken.None);
                if (plan.Cases.Count == 0) return NothingSelected(observer);
                hosts.Add(command.OnlyLooks ? SessionHost.WithoutPorts(plan) : await SessionHost.OpenAsync(plan, options, observer, CancellationToken.None));
            }

            EvalRuns.All = [.. hosts.Select(host => new EvalRun(host))];
            using var signals = StopSignals.Register(settings.EventsDescriptor is null ? null : Console.OpenStandardInput());
            var platformCode = await RunPlatformAsync(command);
            return await TranslateAsync(platformCode);
        }
        finally
        {
            foreach (var host in hosts) await host.DisposeAsync();
        }
    }

    private static async Task<int> RunPlatformAsync(SuiteCommandLine command)
    {
        var builder = await TestApplication.CreateBuilderAsync(command.Arguments);
        builder.AddSuite();
        builder.AddTrxReport();
        using var application = await builder.BuildAsync();
        return await application.RunAsync();
    }

    // A wrong answer is a failed test, and the platform says so; whether that is an error for the caller is the config's to decide.
    private static async Task<ExitCode> TranslateAsync(int platformCode)
    {
        var codes = new List<ExitCode>();
        foreach (var run in EvalRuns.All) codes.Add(await run.ExitCodeAsync());
        return platformCode switch
        {
            PlatformInvalidCommandLine => ExitCode.Usage,
            PlatformZeroTests => ExitCode.NothingRun,
            PlatformAborted when EvalRuns.All.Any(run => run.IsStopped) => ExitCode.Interrupted,
            0 when codes.Count == 0 => ExitCode.Done,
            // Tests failed although no run ever began: they could not even be loaded.
            PlatformTestsFailed when codes.TrueForAll(code => code == ExitCode.NothingRun) => ExitCode.Infrastructure,
            0 or PlatformTestsFailed or PlatformAborted => Worst(codes),
            _ => ExitCode.Infrastructure,
        };
    }

    private static ExitCode Worst(IReadOnlyList<ExitCode> codes) =>
        new[] { ExitCode.Interrupted, ExitCode.Infrastructure, ExitCode.Budget, ExitCode.NotMet, ExitCode.Done, ExitCode.NothingRun }.First(codes.Contains);

    private static ExitCode NothingSelected(IRunObserver observer)
    {
        const string Message = "No case is selected: --models, --tasks, --limit, the dataset's filter and the matrix leave nothing to run.";
        observer.Observe(new RunBroken(Message, ExitCode.NothingRun));
        return ExitCode.NothingRun;
    }
}
