namespace LlmEval.Core.Domain.Results;

/// <summary>What a run is for. The stored names are the members in snake_case.</summary>
public enum RunKind
{
    /// <summary>An evaluation: tasks with tests.</summary>
    Eval,

    /// <summary>A run of the prompt lab: prompts without tests.</summary>
    Lab,
}
