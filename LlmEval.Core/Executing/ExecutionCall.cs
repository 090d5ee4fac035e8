using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Executing;

/// <summary>One execution of a program against a task's tests: the request, and its identity.</summary>
public static class ExecutionCall
{
    /// <summary>The request that a sandbox runs.</summary>
    public static ExecutionRequest RequestFor(EvalTask task, string solution, ExecutionLimits limits, IntegrityMode allowedMode) => new()
    {
        Solution = solution,
        Prompt = task.Prompt,
        EntryPoint = task.EntryPoint,
        Tests = task.Tests,
        AllowedMode = allowedMode,
        Limits = limits,
    };

    /// <summary>The request that runs a program on its own, as the interpreter would.</summary>
    public static ExecutionRequest RequestFor(string program, ExecutionLimits limits) => new()
    {
        Solution = program,
        Prompt = "",
        EntryPoint = "",
        Tests = new TaskTests { Kind = TestKind.Script, Source = "" },
        AllowedMode = IntegrityMode.Strong,
        Limits = limits,
    };

    /// <summary>
    /// The limits of a config. The wall guard is twice the CPU limit plus a second: a program that computes is stopped by the CPU limit
    /// however busy the machine is, and the guard is for programs that wait.
    /// </summary>
    public static ExecutionLimits Limits(ScoringOptions scoring, SandboxOptions sandbox) => new()
    {
        Cpu = scoring.Timeout,
        Wall = (scoring.Timeout * 2) + TimeSpan.FromSeconds(1),
        MemoryBytes = sandbox.MemoryBytes,
        Cpus = sandbox.Cpus,
        OutputBytes = sandbox.OutputBytes,
        Processes = sandbox.Processes,
    };

    /// <summary>Hash over code, tests, limits, backend and Python version: a changed test is a new execution, not a new generation.</summary>
    public static ContentHash KeyOf(EvalTask task, ExecutionRequest request, SandboxInfo sandbox) => ContentHash.OfJson(new
    {
        v = 1,
        code = request.Solution,
        task = task.Hash.Hex,
        allowed_mode = NameOf<IntegrityMode>.Of(request.AllowedMode),
        limits = Describe(request.Limits),
        backend = sandbox.Backend,
        image = sandbox.ImageDigest,
        python = sandbox.PythonVersion,
    });

    /// <summary>Hash over what all executions of a run have in common: with the task and the answer it decides the result.</summary>
    public static ContentHash ConditionsKeyOf(ExecutionLimits limits, IntegrityMode allowedMode, SandboxInfo sandbox) => ContentHash.OfJson(new
    {
        v = 1,
        allowed_mode = NameOf<IntegrityMode>.Of(allowedMode),
        limits = Describe(limits),
        backend = sandbox.Backend,
        image = sandbox.ImageDigest,
        python = sandbox.PythonVersion,
    });

    private static object Describe(ExecutionLimits limits) => new
    {
        cpu_ms = limits.Cpu.TotalMilliseconds,
        wall_ms = limits.Wall.TotalMilliseconds,
        memory = limits.MemoryBytes,
        cpus = limits.Cpus,
        output = limits.OutputBytes,
        processes = limits.Processes,
        open_files = limits.OpenFiles,
        tmp = limits.TmpBytes,
        inodes = limits.TmpInodes,
    };
}
