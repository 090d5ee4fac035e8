using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Yaml.TaskFiles;

/// <summary>What a YAML task file says.</summary>
/// <param name="Task">The task, strong.</param>
/// <param name="Mode">The mode that the file asks for; null when it does not say, so that the dataset's decides.</param>
public sealed record TaskFile(EvalTask Task, IntegrityMode? Mode)
{
    /// <summary>The task in the mode that the file asks for, else in the one given.</summary>
    public EvalTask InMode(IntegrityMode otherwise) => Task with { Tests = Task.Tests with { Mode = Mode ?? otherwise } };
}
