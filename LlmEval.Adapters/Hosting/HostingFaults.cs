using LlmEval.Adapters.Coverage;
using LlmEval.Adapters.Exports;
using LlmEval.Adapters.Observatory;
using LlmEval.Adapters.Reports;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Planning;

namespace LlmEval.Adapters.Hosting;

/// <summary>What keeps a run from starting or going on, and the exit code that belongs to it.</summary>
public static class HostingFaults
{
    /// <summary>The exit code of an expected fault; null for a bug, which has to be seen.</summary>
    public static ExitCode? ExitCodeOf(Exception fault) => fault switch
    {
        ConfigException or DatasetException or PlanException or ModelSetupException or SnapshotException or RunNotFoundException or ExportRefusedException or ObservatorySettingsException or LabNotFoundException or LabRefusedException or LabNameTakenException => ExitCode.Usage,
        DeploymentException or SandboxUnavailableException or StorageException or CoverageReportException or ReportException or ExportException => ExitCode.Infrastructure,
        _ => null,
    };
}

/// <summary>The config cannot be used; the message is every problem, each with its place in the file.</summary>
public sealed class ConfigException(string message) : Exception(message);
