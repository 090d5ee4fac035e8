using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Command;

/// <summary>Provider <c>command</c>: a program that answers.</summary>
/// <remarks>
/// It gets the messages on stdin (UTF-8; system text, an empty line, user text) and writes the response to stdout (UTF-8, at most 8 MiB).
/// <c>LLM_EVAL_TASK_ID</c>, <c>LLM_EVAL_SAMPLE</c> (from 0) and <c>LLM_EVAL_MODEL</c> are in its environment. Exit code 0 is an answer,
/// also an empty one; any other is <see cref="ModelErrorKind.CommandFailed"/> with the end of stderr. What it leaves running when it
/// ends or runs out of time is killed. Sampling parameters are its own business.
/// </remarks>
public sealed class CommandProvider(TimeProvider time) : IModelProvider
{
    /// <summary>The literal name.</summary>
    public const string LiteralName = "command";

    /// <inheritdoc />
    public string Name => LiteralName;

    /// <inheritdoc />
    public bool CanRetry => true;

    /// <inheritdoc />
    public IModelClient CreateClient(ModelOptions options)
    {
        var command = (CommandOptions)options.Provided;
        if (command.Command is not [{ Length: > 0 } name, ..])
        {
            throw new ModelSetupException($"model '{options.Id}': command is empty: give a program and its arguments.");
        }

        var program = ProgramPath.Find(name, command.WorkingDirectory) ?? throw new ModelSetupException(
            $"model '{options.Id}': there is no program '{name}' that can be executed, "
            + (name.Contains('/', StringComparison.Ordinal) ? $"seen from {command.WorkingDirectory}." : "in any folder of PATH."));
        return new CommandClient(options, command, CommandLine.InOwnSession(program, command.Command.Skip(1)), time);
    }
}
