using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>sandbox</c>.</summary>
internal static class SandboxGrammar
{
    private static readonly Key<string> Backend = Key.WithDefault("backend", Shapes.Word(["auto", "namespaces"], "docker"), "auto",
        "What keeps the code in: `namespaces` (bubblewrap), or `auto` for the best that works here.");

    private static readonly Key<int?> Workers = Key.OptionalValue(
        "workers", Shapes.Int(1, 1024), "Cases executed at once. Without it, one per core.");

    private static readonly Key<long> Memory = Key.WithDefault("memory", Shapes.Size("16MiB", "1024GiB"), "256MiB", "Memory of one case.");

    private static readonly Key<int> Processes = Key.WithDefault(
        "processes", Shapes.Int(1, 4096), "32", "Processes and threads of one case.");

    private static readonly Key<long> Output = Key.WithDefault("output", Shapes.Size("1KiB", "1GiB"), "64KiB",
        "What a case may print, stdout and stderr together; more counts as `output_limit`.");

    /// <summary>The shape of <c>sandbox</c>.</summary>
    public static MapShape<SandboxOptions> Shape { get; } = new()
    {
        Doc = "Where the models' code runs, and what it may use.",
        Keys = [Backend, Workers, Memory, Processes, Output],
        Reserved = ["image", "cpus", "isolation"],
        Bind = map => new SandboxOptions
        {
            Backend = map.Get(Backend),
            Workers = map.Get(Workers),
            MemoryBytes = map.Get(Memory),
            Processes = map.Get(Processes),
            OutputBytes = map.Get(Output),
        },
    };
}
