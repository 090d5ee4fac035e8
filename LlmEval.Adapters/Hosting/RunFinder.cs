using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Hosting;

/// <summary>Finds the run that a person means.</summary>
public static class RunFinder
{
    /// <summary>The evaluation with this reference (<see cref="IResultReader.FindRunsAsync"/>).</summary>
    /// <exception cref="RunNotFoundException">There is none, or more than one, or it is a run of the prompt lab.</exception>
    public static async Task<RunRecord> FindAsync(IResultReader reader, string reference, CancellationToken cancellationToken)
    {
        var found = await reader.FindRunsAsync(reference, cancellationToken);
        return found.Count switch
        {
            1 when found[0].Kind != RunKind.Eval => throw new RunNotFoundException($"Run {found[0].Id} is of the prompt lab, not an evaluation. See: llm-eval lab"),
            1 => found[0],
            0 => throw new RunNotFoundException($"There is no run '{reference}'. See: llm-eval list"),
            _ => throw new RunNotFoundException($"'{reference}' could be: {string.Join(", ", found.Select(run => run.Id))}. Give more digits."),
        };
    }

    /// <summary>The run that a config's new run starts from.</summary>
    /// <exception cref="RunNotFoundException">There is none, or more than one.</exception>
    public static async Task<RunBase> FindAsync(IResultReader reader, BaseReference reference, EvalConfig config, CancellationToken cancellationToken)
    {
        var run = reference.Run is { } named
            ? await FindAsync(reader, named, cancellationToken)
            : await reader.FindUnfinishedAsync(config.Path, config.Hash, cancellationToken) ?? throw new RunNotFoundException(
                $"There is nothing to resume: every run of {config.Path} was completed. To go on from one of them, name it: --resume RUN (see: llm-eval list).");
        return new RunBase(run.Id, reference.Carry);
    }
}

/// <summary>No run, or more than one, has the name that was given; the message says what to write.</summary>
public sealed class RunNotFoundException(string message) : Exception(message);
