using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Tool.Terminal;

/// <summary>One case in full, as plain text: what was asked, answered, run and printed.</summary>
internal static class CaseView
{
    /// <summary>Writes the case.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="stored">The case.</param>
    /// <param name="code">Whether to show the program that was run, beside the response that it came from.</param>
    public static void Write(TextWriter output, StoredCase stored, bool code)
    {
        output.WriteLine($"{stored.Facts.Name}  {Format.Mark(stored.Facts.Outcome)}");
        foreach (var message in stored.Messages) Section(output, NameOf<ChatRole>.Of(message.Role), message.Content);
        foreach (var sample in stored.Samples) WriteSample(output, sample, code);
        if (code) Section(output, "tests", stored.Tests);
    }

    private static void WriteSample(TextWriter output, SampleResult sample, bool code)
    {
        output.WriteLine();
        output.WriteLine($"=== sample {sample.Index}  {Format.Mark(sample.Outcome)}  {Format.FirstLine(sample.Message, int.MaxValue)}");
        if (sample.Response is { } response)
        {
            output.WriteLine($"    answered in {Format.Duration(response.Latency)} · tokens {Format.Tokens(response.Usage)} · {(sample.Cost is { } cost ? Amounts.Exact(new Money(cost.Amount, cost.Currency)) : "unpriced")} · finish {NameOf<FinishReason>.Of(response.FinishReason)}");
            Section(output, "response", response.Refusal ?? response.Text);
        }

        if (sample.Extracted is { } extracted)
        {
            var span = extracted.Span is { } taken ? $", characters {taken.Start} to {taken.End} of the response" : "";
            output.WriteLine($"    code: {extracted.Reason}{span}");
            if (code && extracted.Code is not null) Section(output, "code", extracted.Code);
        }

        if (sample.Execution is { } execution) WriteExecution(output, execution);
    }

    private static void WriteExecution(TextWriter output, Execution execution)
    {
        var total = execution.AssertionsTotal is { } all ? $" of {all}" : "";
        var memory = execution.PeakMemoryBytes is { } bytes ? $" · {bytes / (1 << 20)} MiB" : "";
        output.WriteLine(
            $"    ran {Format.Duration(execution.Wall)} (CPU {Format.Duration(execution.Cpu)}){memory} · {execution.Calls} calls · {execution.AssertionsPassed}{total} assertions held");
        if (execution.FailedAssertion is { } assertion)
        {
            Section(output, "failed assertion", assertion.Source);
            if (assertion.Left is { } left) output.WriteLine($"    got:      {left}");
            if (assertion.Right is { } right) output.WriteLine($"    expected: {right}");
        }

        if (execution.Traceback is { } traceback) Section(output, "traceback", traceback);
        Printed(output, "stdout", execution.Stdout);
        Printed(output, "stderr", execution.Stderr);
    }

    private static void Printed(TextWriter output, string name, CapturedOutput captured)
    {
        if (captured.Bytes > 0) Section(output, $"{name} ({captured.Bytes} bytes{(captured.Truncated ? ", cut" : "")})", captured.Text);
    }

    private static void Section(TextWriter output, string title, string text)
    {
        output.WriteLine($"--- {title}");
        output.WriteLine(text.TrimEnd('\n'));
    }
}
