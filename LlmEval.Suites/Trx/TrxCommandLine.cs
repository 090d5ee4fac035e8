using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;

namespace LlmEval.Suites.Trx;

/// <summary>The options of the TRX report, named as Microsoft's extension names them.</summary>
internal sealed class TrxCommandLine : ICommandLineOptionsProvider
{
    /// <summary>Writes a TRX file; may name it.</summary>
    public const string Report = "report-trx";

    /// <summary>Names the TRX file.</summary>
    public const string FileName = "report-trx-filename";

    /// <inheritdoc />
    public string Uid => "LlmEval.TrxReport.Options";

    /// <inheritdoc />
    public string Version => "1.0.0";

    /// <inheritdoc />
    public string DisplayName => "LLM-Eval TRX report";

    /// <inheritdoc />
    public string Description => "Writes the results of the cases as a TRX file";

    /// <inheritdoc />
    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    /// <inheritdoc />
    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
    [
        new(Report, "Write a TRX file into the results directory; a file name or path may follow", ArgumentArity.ZeroOrOne, isHidden: false),
        new(FileName, "The name of the TRX file", ArgumentArity.ExactlyOne, isHidden: false),
    ];

    /// <inheritdoc />
    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments) =>
        arguments.Any(string.IsNullOrWhiteSpace) ? ValidationResult.InvalidTask($"--{commandOption.Name}: the file name is empty") : ValidationResult.ValidTask;

    /// <inheritdoc />
    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions) =>
        commandLineOptions.IsOptionSet(FileName) && !commandLineOptions.IsOptionSet(Report)
            ? ValidationResult.InvalidTask($"--{FileName} needs --{Report}")
            : ValidationResult.ValidTask;
}
