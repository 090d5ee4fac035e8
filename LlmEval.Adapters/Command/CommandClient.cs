using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Command;

/// <summary>Asks a program: one process for each call.</summary>
internal sealed class CommandClient(ModelOptions options, CommandOptions command, CommandLine line, TimeProvider time) : IModelClient
{
    private const int LongestStderr = 500;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Limits.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var start = time.GetTimestamp();
        try
        {
            var result = await new CommandRun(time).RunAsync(StartInfo(request), Input(request), either.Token);
            return Reply(result, time.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Error(ModelErrorKind.Timeout, $"did not end within {options.Limits.Timeout.TotalSeconds} s and was killed");
        }
        catch (Win32Exception problem)
        {
            return Error(ModelErrorKind.CommandFailed, $"could not be started: {problem.Message}");
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What is written to the program's stdin: the messages in order, an empty line between two.</summary>
    internal static string Input(ModelRequest request) => string.Join("\n\n", request.Messages.Select(message => message.Content));

    private ProcessStartInfo StartInfo(ModelRequest request)
    {
        var start = new ProcessStartInfo(line.Program, line.Arguments) { WorkingDirectory = command.WorkingDirectory };
        start.Environment["LLM_EVAL_TASK_ID"] = request.TaskId;
        start.Environment["LLM_EVAL_SAMPLE"] = request.SampleIndex.ToString(CultureInfo.InvariantCulture);
        start.Environment["LLM_EVAL_MODEL"] = options.Model;
        return start;
    }

    private ModelReply Reply(CommandResult result, TimeSpan latency)
    {
        if (result.StdoutExceeded)
        {
            return Error(ModelErrorKind.CommandFailed, $"wrote more than {CommandRun.MostOutput >> 20} MiB and was killed");
        }

        if (result.ExitCode != 0)
        {
            var said = OneLine.EndOf(result.StderrEnd, LongestStderr) is { Length: > 0 } stderr ? stderr : "nothing on stderr";
            return Error(ModelErrorKind.CommandFailed, $"exited with code {result.ExitCode}: {said}");
        }

        try
        {
            var text = Strict.GetString(result.Stdout.Span);
            return ModelReply.Of(new ModelResponse { Text = text, FinishReason = FinishReason.Stop, Latency = latency });
        }
        catch (DecoderFallbackException problem)
        {
            return Error(ModelErrorKind.CommandFailed, $"wrote bytes that are no UTF-8, the first at {problem.Index}");
        }
    }

    private ModelReply Error(ModelErrorKind kind, string what) =>
        ModelReply.Of(new ModelError { Kind = kind, Message = $"The command '{command.Command[0]}' {what}" });
}
