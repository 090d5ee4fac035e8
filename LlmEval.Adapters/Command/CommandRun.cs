using System.Diagnostics;
using System.Text;

namespace LlmEval.Adapters.Command;

/// <summary>What came of a program.</summary>
/// <param name="ExitCode">Its exit code; 128 and more: killed by that signal.</param>
/// <param name="Stdout">What it wrote there, up to <see cref="CommandRun.MostOutput"/> bytes.</param>
/// <param name="StdoutExceeded">Whether it wrote more than that, and was killed for it.</param>
/// <param name="StderrEnd">The end of what it wrote to stderr.</param>
internal sealed record CommandResult(int ExitCode, ReadOnlyMemory<byte> Stdout, bool StdoutExceeded, string StderrEnd);

/// <summary>Runs one program to its end and leaves no process behind.</summary>
internal sealed class CommandRun(TimeProvider time)
{
    /// <summary>Most bytes of stdout: 8 MiB.</summary>
    public const int MostOutput = 8 << 20;

    private const int KeptStderr = 4096;
    private const string MarkVariable = "LLM_EVAL_CALL";

    // Everything that could write is dead by then; whoever still holds a pipe has left the tree on purpose and is not waited for.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1);

    /// <summary>Starts a program with <paramref name="input"/> on its stdin and waits for its end.</summary>
    /// <remarks>When it ends, by itself or by cancellation, what it started is killed.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled; the tree is gone.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public async Task<CommandResult> RunAsync(ProcessStartInfo start, string input, CancellationToken cancellationToken)
    {
        var mark = Guid.CreateVersion7().ToString("N");
        start.Environment[MarkVariable] = mark;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var tree = new ProcessTree(process, $"{MarkVariable}={mark}");
        using var tooMuch = new CancellationTokenSource();
        using var drained = new CancellationTokenSource();
        var stdout = ReadStartAsync(process.StandardOutput.BaseStream, tooMuch, drained.Token);
        var stderr = ReadEndAsync(process.StandardError.BaseStream, drained.Token);
        var stdin = FeedAsync(process.StandardInput.BaseStream, input, drained.Token);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooMuch.Token);
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Too much output: told by the result.
        }
        finally
        {
            await tree.KillAsync(time);
            using var patience = time.CreateTimer(_ => drained.Cancel(), null, DrainTime, Timeout.InfiniteTimeSpan);
            await Task.WhenAll(stdout, stderr, stdin);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await process.WaitForExitAsync(CancellationToken.None);
        return new(process.ExitCode, await stdout, tooMuch.IsCancellationRequested, await stderr);
    }

    private static async Task FeedAsync(Stream stdin, string input, CancellationToken drained)
    {
        try
        {
            await using (stdin) await stdin.WriteAsync(Encoding.UTF8.GetBytes(input), drained);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            // A program need not read all of its input.
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadStartAsync(
        Stream stdout, CancellationTokenSource tooMuch, CancellationToken drained)
    {
        var kept = new MemoryStream();
        await foreach (var part in PartsAsync(stdout, drained))
        {
            if (kept.Length + part.Length > MostOutput)
            {
                await tooMuch.CancelAsync();
                break;
            }

            kept.Write(part.Span);
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }

    private static async Task<string> ReadEndAsync(Stream stderr, CancellationToken drained)
    {
        var end = Array.Empty<byte>();
        await foreach (var part in PartsAsync(stderr, drained))
        {
            byte[] all = [.. end, .. part.Span];
            end = all.Length <= KeptStderr ? all : all[^KeptStderr..];
        }

        return Encoding.UTF8.GetString(end);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> PartsAsync(
        Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken drained)
    {
        var buffer = new byte[1 << 14];
        while (true)
        {
            int read;
            try
            {
                read = await stream.ReadAsync(buffer, drained);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            if (read == 0) yield break;
            yield return buffer.AsMemory(0, read);
        }
    }
}
